import { readInquiry, type SupportInquiry } from '#src/contracts/support-inquiry.ts';
import type { Guarded } from '#src/server/guards.ts';
import { problemPage } from '#src/server/problem-page.ts';
import { readBody } from '#src/server/read-body.ts';

/** A whole thread of e-mails fits. */
const MAX_BYTES = 256 * 1024;

/** What support has pasted, from a browser without scripts. It is only read, for one answer. */
export async function readSupportForm(request: Request): Promise<Guarded<SupportInquiry>> {
  const body = await readBody(request, MAX_BYTES);
  if (!body.ok) return { ok: false, response: problemPage('BODY_TOO_LARGE') };
  return {
    ok: true,
    value: readInquiry(new URLSearchParams(new TextDecoder().decode(body.value))),
  };
}
