import type { APIRoute } from 'astro';
import { answerAuthCall } from '#src/server/answer-auth-call.ts';

export const prerender = false;

/** The auth library's own endpoints, in its own shapes. */
export const ALL: APIRoute = ({ request, params, locals, clientAddress }) =>
  answerAuthCall(locals.services, { request, path: params.all ?? '', address: clientAddress });
