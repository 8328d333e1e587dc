import type { APIRoute } from 'astro';
import { FeedbackPatchSchema } from '#src/contracts/feedback.ts';
import { decideFeedback } from '#src/feedback/decide-feedback.ts';
import { describeStale } from '#src/feedback/describe-stale.ts';
import { requireRole } from '#src/server/guards.ts';
import { hasRole } from '#src/server/has-role.ts';
import { PERSONAL_CACHE_CONTROL, problem } from '#src/server/problem.ts';
import { readJsonBody } from '#src/server/read-json-body.ts';

export const prerender = false;

/** Changes an item (`FeedbackPatch`) and answers with it; a stale version gets 409. */
export const PATCH: APIRoute = async ({ locals, params, request }) => {
  const reviewer = requireRole(locals, 'docs_reviewer');
  if (!reviewer.ok) return reviewer.response;
  const patch = await readJsonBody(request, FeedbackPatchSchema);
  if (!patch.ok) return patch.response;
  const { db, auth, outbox } = locals.services;
  const result = await decideFeedback(db, params['id'] ?? '', patch.value, {
    actor: reviewer.value,
    isReviewer: (email) => hasRole(auth, email, 'docs_reviewer'),
    now: new Date(),
    outbox,
  });
  if (result.outcome === 'not_found') return problem('NOT_FOUND');
  if (result.outcome === 'invalid') return problem('INVALID_FIELDS', result.errors);
  if (result.outcome === 'stale') {
    return problem('STALE_VERSION', describeStale(result.item, result.since));
  }
  return Response.json(result.item, { headers: { 'Cache-Control': PERSONAL_CACHE_CONTROL } });
};
