import type { APIRoute } from 'astro';
import { FeedbackListQuerySchema } from '#src/contracts/feedback.ts';
import { listFeedback } from '#src/feedback/list-feedback.ts';
import { logUnreadable } from '#src/feedback/log-unreadable.ts';
import { registry } from '#src/registry/registry.ts';
import { requireRole } from '#src/server/guards.ts';
import { PERSONAL_CACHE_CONTROL, problem } from '#src/server/problem.ts';
import { toFieldErrors } from '#src/server/read-json-body.ts';

export const prerender = false;

/** One page of the queue for docs reviewers, newest first: `FeedbackList`. */
export const GET: APIRoute = async ({ locals, url }) => {
  const reviewer = requireRole(locals, 'docs_reviewer');
  if (!reviewer.ok) return reviewer.response;
  const query = FeedbackListQuerySchema.safeParse(Object.fromEntries(url.searchParams));
  if (!query.success) return problem('INVALID_FIELDS', toFieldErrors(query.error));
  const result = await listFeedback(locals.services.db, registry, query.data, new Date());
  if (!result.ok) return problem('INVALID_FIELDS', result.errors);
  logUnreadable(locals.services.log, result.unreadable);
  return Response.json(result.list, { headers: { 'Cache-Control': PERSONAL_CACHE_CONTROL } });
};
