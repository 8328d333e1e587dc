import type { z } from 'zod';
import { problemPage } from '#src/server/problem-page.ts';
import { readFormBody } from '#src/server/read-body.ts';
import type { Guarded } from '#src/server/guards.ts';

/** Why a form did nothing: shown on its page, with everything as it is now. */
export interface RefusedForm {
  status: 400 | 404 | 409;
  /** A sentence for the reader, with what to do. */
  message: string;
}

/** The validated form of a product page, or its refusal. */
export async function readProductForm<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<Guarded<z.output<Schema>>> {
  const form = await readFormBody(request);
  if (!form.ok) return form;
  const parsed = schema.safeParse(form.value);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, response: problemPage('INVALID_FIELDS') };
}

/** A form that was made for another account than the page is about now. */
export const OTHER_ACCOUNT: RefusedForm = {
  status: 409,
  message:
    'This form was for another account. Nothing was done. Check the account above, then try again.',
};

/** After a form that did something: back to a page, which a reload then only reads again. */
export function goTo(url: URL, changes: Record<string, string | null>): Response {
  const next = new URL(url);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) next.searchParams.delete(name);
    else next.searchParams.set(name, value);
  }
  const path = next.pathname + next.search.replaceAll('%2F', '/');
  return new Response(null, { status: 303, headers: { Location: path } });
}
