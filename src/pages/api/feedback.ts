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
 * repeat, 409 for another body under the same id, 429 for too much in an hour.
 * As a plain form: 303 to the thank-you page, errors as a page that keeps what
 * was typed. Suspected spam and held words are thanked for like any other.
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
  if (result.outcome === 'limited')
    return problem('TOO_MUCH_FEEDBACK', undefined, retryAfter(result));
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
  const result = await submitOrLog(context, parsed.input);
  if (!result) return refuse('INTERNAL');
  if (result.outcome === 'invalid') return refuse('INVALID_FIELDS', result.errors);
  if (result.outcome === 'id_reused') return refuse('SUBMISSION_ID_REUSED');
  if (result.outcome === 'limited') return await refuseForNow(refuse, result);
  const query = new URLSearchParams({ page: parsed.input.page });
  return context.redirect(`/feedback/thanks?${query}`, 303);
}

function submit(context: APIContext, input: FeedbackInput): Promise<SubmitResult> {
  const { services, reader } = context.locals;
  const { submissionLimits } = services;
  const sender = { userId: reader?.id ?? null, address: context.clientAddress };
  const now = new Date();
  return submitFeedback(services.db, input, {
    registry,
    build: services.build,
    takeTurn: submissionLimits ? (trx) => submissionLimits.take(trx, sender) : undefined,
    readVerdict: (share) => readSharedVerdict(services, reader, share, now),
    reader,
    now,
    outbox: services.outbox,
  });
}

/** Null, and logged, where it failed: the page that says so has to keep what was typed. */
async function submitOrLog(
  context: APIContext,
  input: FeedbackInput,
): Promise<SubmitResult | null> {
  try {
    return await submit(context, input);
  } catch (error) {
    const { log } = context.locals.services;
    log.error({ err: error, route: context.routePattern }, 'request failed');
    return null;
  }
}

const retryAfter = ({ wait_seconds }: { wait_seconds: number }) => ({
  'Retry-After': String(wait_seconds),
});

/** The form's page again, and when it may be sent. */
async function refuseForNow(
  refuse: (code: ProblemCode, errors: RefusedForm['errors']) => Promise<Response>,
  limited: { wait_seconds: number },
): Promise<Response> {
  const minutes = Math.ceil(limited.wait_seconds / 60);
  const message = `Send it again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`;
  const page = await refuse('TOO_MUCH_FEEDBACK', [{ field: 'form', message }]);
  const headers = new Headers(page.headers);
  headers.set('Retry-After', String(limited.wait_seconds));
  return new Response(page.body, { status: page.status, headers });
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
