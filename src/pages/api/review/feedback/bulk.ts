import { randomUUID } from 'node:crypto';
import type { APIRoute } from 'astro';
import { FeedbackBulkSchema, type BulkAnswer } from '#src/contracts/feedback-bulk.ts';
import { decideBulk } from '#src/feedback/decide-bulk.ts';
import { reviewerContext } from '#src/feedback/reviewer-context.ts';
import { requireRole } from '#src/server/guards.ts';
import { PERSONAL_CACHE_CONTROL } from '#src/server/problem.ts';
import { readJsonBody } from '#src/server/read-json-body.ts';

export const prerender = false;

/** Changes many items at once (`FeedbackBulk`); says of each what became of it (`BulkAnswer`). */
export const POST: APIRoute = async ({ locals, request }) => {
  const reviewer = requireRole(locals, 'docs_reviewer');
  if (!reviewer.ok) return reviewer.response;
  const bulk = await readJsonBody(request, FeedbackBulkSchema);
  if (!bulk.ok) return bulk.response;
  const batch = randomUUID();
  const context = reviewerContext(locals.services, reviewer.value, batch);
  const results = await decideBulk(locals.services.db, bulk.value, context);
  const answer: BulkAnswer = { batch, results };
  return Response.json(answer, { headers: { 'Cache-Control': PERSONAL_CACHE_CONTROL } });
};
