import { randomUUID } from 'node:crypto';
import type { FieldError } from '#src/contracts/problem.ts';
import { FeedbackInputSchema, type FeedbackInput } from '#src/contracts/feedback.ts';
import { toFieldErrors } from '#src/server/read-json-body.ts';

/** What a reader typed into the plain form, as it came. */
export interface FeedbackFormValues {
  submission_id: string;
  page: string;
  /** `true` or `false`; `yes` and `no` are understood too. */
  helpful: string;
  /** `step:<id>`, `code:<CODE>` or empty for the whole page. */
  about: string;
  category: string;
  comment: string;
  excerpt: string;
  /** Not seen by readers. */
  website: string;
  /** `true` where the box was ticked. */
  with_name: string;
}

export type ParsedForm = { ok: true; input: FeedbackInput } | { ok: false; errors: FieldError[] };

/** Reads the form; `step` and `code` may come on their own instead of in `about`. */
export function readFormValues(form: URLSearchParams): FeedbackFormValues {
  const get = (name: string) => form.get(name) ?? '';
  const step = get('step') && `step:${get('step')}`;
  const code = get('code') && `code:${get('code')}`;
  return {
    submission_id: get('submission_id'),
    page: get('page'),
    helpful: get('helpful'),
    about: get('about') || [step, code].filter(Boolean).join(' '),
    category: get('category'),
    comment: get('comment'),
    excerpt: get('excerpt'),
    website: get('website'),
    with_name: get('with_name'),
  };
}

/** The form as the API's input. Without an id of its own it gets one: a static page has none. */
export function parseFeedbackForm(values: FeedbackFormValues): ParsedForm {
  const parsed = FeedbackInputSchema.safeParse({
    submission_id: values.submission_id || randomUUID(),
    page: values.page,
    helpful: readAnswer(values.helpful),
    ...readAbout(values.about),
    category: values.category || null,
    comment: values.comment,
    excerpt: values.excerpt,
    website: values.website,
    with_name: values.with_name === 'true',
  });
  if (parsed.success) return { ok: true, input: parsed.data };
  return { ok: false, errors: toFieldErrors(parsed.error).map(nameAnswers) };
}

/** The form's answers are Yes and No, not the API's values. */
function nameAnswers(error: FieldError): FieldError {
  return error.field === 'helpful' ? { ...error, message: 'Choose Yes or No.' } : error;
}

function readAnswer(value: string): boolean | undefined {
  if (['true', 'yes'].includes(value)) return true;
  return ['false', 'no'].includes(value) ? false : undefined;
}

/** `step:check-credits code:X` -> both; a word of another form is an unknown step. */
function readAbout(about: string): { step: string | null; code: string | null } {
  const words = about.split(' ').filter(Boolean);
  const code = words.find((word) => word.startsWith('code:'));
  const step = words.find((word) => !word.startsWith('code:'));
  return { step: step?.replace(/^step:/, '') ?? null, code: code?.slice('code:'.length) ?? null };
}
