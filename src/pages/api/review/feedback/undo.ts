import { randomUUID } from 'node:crypto';
import type { APIRoute } from 'astro';
import { FeedbackUndoSchema, type BulkAnswer } from '#src/contracts/feedback-bulk.ts';
import { undoChanges } from '#src/feedback/undo-changes.ts';
import { reviewerContext } from '#src/feedback/reviewer-context.ts';
import { requireRole } from '#src/server/guards.ts';
import { PERSONAL_CACHE_CONTROL } from '#src/server/problem.ts';
import { readJsonBody } from '#src/server/read-json-body.ts';

export const prerender = false;

/** Takes changes back (`FeedbackUndoSchema`), each as a change of its own: `BulkAnswer`. */
export const POST: APIRoute = async ({ locals, request }) => {
  const reviewer = requireRole(locals, 'docs_reviewer');
  if (!reviewer.ok) return reviewer.response;
  const undo = await readJsonBody(request, FeedbackUndoSchema);
  if (!undo.ok) return undo.response;
  const batch = randomUUID();
  const context = reviewerContext(locals.services, reviewer.value, batch);
  const results = await undoChanges(locals.services.db, undo.value.items, context);
  const answer: BulkAnswer = { batch, results };
  return Response.json(answer, { headers: { 'Cache-Control': PERSONAL_CACHE_CONTROL } });
};
