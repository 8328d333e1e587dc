import type { APIContext, APIRoute } from 'astro';
import { readSharedVerdict } from '#src/app/read-shared-verdict.ts';
import { FeedbackInputSchema, type FeedbackInput } from '#src/contracts/feedback.ts';
import { parseFeedbackForm } from '#src/feedback/parse-feedback-form.ts';
import { isFormRequest, readFeedbackForm } from '#src/feedback/read-feedback-form.ts';
import { submitFeedback, type SubmitResult } from '#src/feedback/submit-feedback.ts';
import { registry } from '#src/registry/registry.ts';
import { PERSONAL_CACHE_CONTROL, problem, type ProblemCode } from '#src/server/problem.ts';
import { readJsonBody } from '#src/server/read-json-body.ts';
import type { RefusedForm } from '#src/feedback/refused-form.ts';

export const prerender = false;

/**
 * Feedback as JSON (`FeedbackInput`): 201 `{id}` once it is durable, 200 for a
 * repeat, 409 for another body under the same id. As a plain form: 303 to the
 * thank-you page, errors as a page that keeps what was typed.
 */
export const POST: APIRoute = (context) =>
  isFormRequest(context.request) ? answerForm(context) : answerJson(context);

/** Feedback is only ever sent, never read here. */
export const ALL: APIRoute = () => problem('METHOD_NOT_ALLOWED', undefined, { Allow: 'POST' });

async function answerJson(context: APIContext): Promise<Response> {
  const body = await readJsonBody(context.request, FeedbackInputSchema);
  if (!body.ok) return body.response;
  const result = await submit(context, body.value);
  if (result.outcome === 'invalid') return problem('INVALID_FIELDS', result.errors);
  if (result.outcome === 'id_reused') return problem('SUBMISSION_ID_REUSED');
  return Response.json(
    { id: result.id },
    {
      status: result.outcome === 'stored' ? 201 : 200,
      headers: { 'Cache-Control': PERSONAL_CACHE_CONTROL },
    },
  );
}

async function answerForm(context: APIContext): Promise<Response> {
  const form = await readFeedbackForm(context.request);
  if (!form.ok) return form.response;
  const { values, isTooLarge } = form.value;
  const refuse = (code: ProblemCode, errors: RefusedForm['errors'] = []) =>
    showAgain(context, { code, values, errors });
  const parsed = parseFeedbackForm(values);
  if (isTooLarge) return refuse('BODY_TOO_LARGE', parsed.ok ? [] : parsed.errors);
  if (!parsed.ok) return refuse('INVALID_FIELDS', parsed.errors);
  const result = await submit(context, parsed.input);
  if (result.outcome === 'invalid') return refuse('INVALID_FIELDS', result.errors);
  if (result.outcome === 'id_reused') return refuse('SUBMISSION_ID_REUSED');
  const query = new URLSearchParams({ page: parsed.input.page });
  return context.redirect(`/feedback/thanks?${query}`, 303);
}

function submit(context: APIContext, input: FeedbackInput): Promise<SubmitResult> {
  const { services, reader } = context.locals;
  const now = new Date();
  return submitFeedback(services.db, input, {
    registry,
    build: services.build,
    readVerdict: (share) => readSharedVerdict(services, reader, share, now),
    reader,
    now,
  });
}

/** The form's own page, with everything that was typed. */
function showAgain(context: APIContext, refused: RefusedForm): Promise<Response> {
  context.locals.refused_feedback = refused;
  const { headers } = context.request;
  const request = new Request(new URL('/feedback/not-sent', context.url), {
    headers: { cookie: headers.get('cookie') ?? '', accept: 'text/html' },
  });
  return context.rewrite(request);
}
