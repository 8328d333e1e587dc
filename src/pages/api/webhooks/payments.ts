import type { APIRoute } from 'astro';
import { receiveWebhook } from '#src/sandbox/billing/receive-webhook.ts';
import { PERSONAL_CACHE_CONTROL, problem } from '#src/server/problem.ts';
import { readBody } from '#src/server/read-body.ts';

export const prerender = false;

/** The payment provider's signed events (Standard Webhooks): 204 once one is applied. */
export const POST: APIRoute = async ({ locals, request }) => {
  const body = await readBody(request);
  if (!body.ok) return body.response;
  const { sandbox } = locals.services;
  const text = new TextDecoder().decode(body.value);
  const result = await receiveWebhook(sandbox, sandbox.webhook_secret, text, request.headers);
  if (result === 'bad_signature') return problem('BAD_SIGNATURE');
  if (result === 'bad_body') return problem('INVALID_JSON');
  return new Response(null, { status: 204, headers: { 'Cache-Control': PERSONAL_CACHE_CONTROL } });
};

/** Events are only ever sent, never read here. */
export const ALL: APIRoute = () => problem('METHOD_NOT_ALLOWED', undefined, { Allow: 'POST' });
