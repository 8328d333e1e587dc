import type { APIRoute } from 'astro';
import { deleteOwnFeedback } from '#src/feedback/delete-own-feedback.ts';
import { requireReader } from '#src/server/guards.ts';
import { problem } from '#src/server/problem.ts';

export const prerender = false;

/** Deletes what the signed-in reader sent with their name: 204; anything else is one 404. */
export const DELETE: APIRoute = async ({ locals, params }) => {
  const reader = requireReader(locals);
  if (!reader.ok) return reader.response;
  const which = { id: params['id'] ?? '' };
  const { db, outbox } = locals.services;
  const context = { now: new Date(), outbox };
  const deleted = await deleteOwnFeedback(db, reader.value.id, which, context);
  return deleted > 0 ? new Response(null, { status: 204 }) : problem('NOT_FOUND');
};

export const ALL: APIRoute = () => problem('METHOD_NOT_ALLOWED', undefined, { Allow: 'DELETE' });
