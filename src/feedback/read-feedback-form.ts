import type { Guarded } from '#src/server/guards.ts';
import { problemPage } from '#src/server/problem-page.ts';
import { MAX_BODY_BYTES, readBody } from '#src/server/read-body.ts';
import { readFormValues, type FeedbackFormValues } from './parse-feedback-form.ts';

const FORM_TYPE = 'application/x-www-form-urlencoded';
/** A form spends up to nine bytes on a character that has three. */
const MAX_ENCODED_BYTES = 3 * MAX_BODY_BYTES;

export function isFormRequest(request: Request): boolean {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  return type === FORM_TYPE;
}

/** What was typed; a form that is far too large gets a page that says so. */
export async function readFeedbackForm(
  request: Request,
): Promise<Guarded<{ values: FeedbackFormValues; isTooLarge: boolean }>> {
  const body = await readBody(request, MAX_ENCODED_BYTES);
  if (!body.ok) return { ok: false, response: problemPage('BODY_TOO_LARGE') };
  const form = new URLSearchParams(new TextDecoder().decode(body.value));
  const decoded = [...form].flat().join('');
  const isTooLarge = Buffer.byteLength(decoded) > MAX_BODY_BYTES;
  return { ok: true, value: { values: readFormValues(form), isTooLarge } };
}
