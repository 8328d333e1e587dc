import type { APIRoute } from 'astro';

export const prerender = false;

/** Liveness: the process answers. */
export const GET: APIRoute = () => new Response('ok\n');
