import type { z } from 'zod';
import type { FieldError } from '#src/contracts/problem.ts';
import type { Guarded } from './guards.ts';
import { problem } from './problem.ts';
import { readBody } from './read-body.ts';

/**
 * The validated JSON body of a call, or its refusal: 415 for another content
 * type, 413 above 16 KB, 400 for malformed JSON, 400 with `errors` otherwise.
 */
export async function readJsonBody<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<Guarded<z.output<Schema>>> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') return refuse(problem('UNSUPPORTED_MEDIA_TYPE'));
  const body = await readBody(request);
  if (!body.ok) return body;
  const json = parseJson(new TextDecoder().decode(body.value));
  if (!json.ok) return refuse(problem('INVALID_JSON'));
  const parsed = schema.safeParse(json.value);
  if (!parsed.success) return refuse(problem('INVALID_FIELDS', toFieldErrors(parsed.error)));
  return { ok: true, value: parsed.data };
}

/** One message a field; the whole body is called `body`. */
export function toFieldErrors(error: z.ZodError): FieldError[] {
  const byField = new Map<string, string>();
  for (const issue of error.issues) {
    const isUnknown = issue.code === 'unrecognized_keys';
    const names = isUnknown ? issue.keys : [issue.path.join('.') || 'body'];
    const message = isUnknown ? 'Is not known here. Leave it out.' : issue.message;
    for (const field of names) if (!byField.has(field)) byField.set(field, message);
  }
  return [...byField].map(([field, message]) => ({ field, message }));
}

function refuse(response: Response) {
  return { ok: false, response } as const;
}

function parseJson(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}
