import type { Guarded } from './guards.ts';
import { problem } from './problem.ts';

/** No call of ours needs more. */
export const MAX_BODY_BYTES = 16 * 1024;

/** The whole body, or a 413 as soon as it grows too large. */
export async function readBody(
  request: Request,
  maxBytes: number = MAX_BODY_BYTES,
): Promise<Guarded<Uint8Array<ArrayBuffer>>> {
  const tooLarge = { ok: false, response: problem('BODY_TOO_LARGE') } as const;
  if (Number(request.headers.get('content-length')) > maxBytes) return tooLarge;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) return tooLarge;
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return { ok: true, value: bytes };
}

/** The fields of a plain form; where a name repeats, the first counts. Files are left out. */
export async function readFormBody(request: Request): Promise<Guarded<Record<string, string>>> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') {
    return { ok: false, response: problem('UNSUPPORTED_MEDIA_TYPE') };
  }
  const body = await readBody(request);
  if (!body.ok) return body;
  const fields: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(new TextDecoder().decode(body.value))) {
    fields[name] ??= value;
  }
  return { ok: true, value: fields };
}
