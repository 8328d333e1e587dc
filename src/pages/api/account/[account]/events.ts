import type { APIRoute } from 'astro';
import { answerAccountEvents } from '#src/accounts/answer-account-events.ts';
import { requireReader } from '#src/server/guards.ts';

export const prerender = false;

/** Says when one of the reader's accounts changes: server-sent events `state`, `AccountEvent`. */
export const GET: APIRoute = async ({ locals, params, request }) => {
  const reader = requireReader(locals);
  if (!reader.ok) return reader.response;
  const account_id = params['account'] ?? '';
  return await answerAccountEvents(locals.services, { reader: reader.value, account_id, request });
};
