import type { APIRoute } from 'astro';
import { FeedbackPatchSchema } from '#src/contracts/feedback.ts';
import { decideFeedback } from '#src/feedback/decide-feedback.ts';
import { requireRole } from '#src/server/guards.ts';
import { PERSONAL_CACHE_CONTROL, problem } from '#src/server/problem.ts';
import { readJsonBody } from '#src/server/read-json-body.ts';

export const prerender = false;

/** Changes an item (`FeedbackPatch`) and answers with it; a stale version gets 409. */
export const PATCH: APIRoute = async ({ locals, params, request }) => {
  const reviewer = requireRole(locals, 'docs_reviewer');
  if (!reviewer.ok) return reviewer.response;
  const patch = await readJsonBody(request, FeedbackPatchSchema);
  if (!patch.ok) return patch.response;
  const { db } = locals.services;
  const id = params['id'] ?? '';
  const result = await decideFeedback(db, id, patch.value, reviewer.value, new Date());
  if (result.outcome === 'not_found') return problem('NOT_FOUND');
  if (result.outcome === 'stale') {
    const { version, status } = result.item;
    const message = `Is now ${version}, with the status "${status}".`;
    return problem('STALE_VERSION', [{ field: 'version', message }]);
  }
  return Response.json(result.item, { headers: { 'Cache-Control': PERSONAL_CACHE_CONTROL } });
};
