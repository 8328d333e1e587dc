import type { APIRoute } from 'astro';
import { SummaryQuerySchema } from '#src/contracts/feedback-summary.ts';
import { summariseFeedback } from '#src/feedback/summarise-feedback.ts';
import { requireRole } from '#src/server/guards.ts';
import { PERSONAL_CACHE_CONTROL, problem } from '#src/server/problem.ts';
import { toFieldErrors } from '#src/server/read-json-body.ts';

export const prerender = false;

/** Where readers are stuck, for docs reviewers: `FeedbackSummary` of the last `days` days. */
export const GET: APIRoute = async ({ locals, url }) => {
  const reviewer = requireRole(locals, 'docs_reviewer');
  if (!reviewer.ok) return reviewer.response;
  const query = SummaryQuerySchema.safeParse(Object.fromEntries(url.searchParams));
  if (!query.success) return problem('INVALID_FIELDS', toFieldErrors(query.error));
  const summary = await summariseFeedback(locals.services.db, query.data.days, new Date());
  return Response.json(summary, { headers: { 'Cache-Control': PERSONAL_CACHE_CONTROL } });
};
