import type { APIRoute } from 'astro';
import { findFeedback } from '#src/feedback/find-feedback.ts';
import { listFeedbackEvents } from '#src/feedback/list-feedback-events.ts';
import { requireRole } from '#src/server/guards.ts';
import { PERSONAL_CACHE_CONTROL, problem } from '#src/server/problem.ts';

export const prerender = false;

/** An item's audit trail: `FeedbackEventList`. */
export const GET: APIRoute = async ({ locals, params }) => {
  const reviewer = requireRole(locals, 'docs_reviewer');
  if (!reviewer.ok) return reviewer.response;
  const { db } = locals.services;
  const item = await findFeedback(db, params['id'] ?? '');
  if (!item) return problem('NOT_FOUND');
  const items = await listFeedbackEvents(db, item.id);
  return Response.json({ items }, { headers: { 'Cache-Control': PERSONAL_CACHE_CONTROL } });
};
