import type { APIRoute } from 'astro';
import { problem } from '#src/server/problem.ts';

export const prerender = false;

/** Readiness: the database is reachable and migrated. */
export const GET: APIRoute = async ({ locals: { services } }) => {
  try {
    if (await services.isReady()) return new Response('ready\n');
  } catch (error) {
    services.log.error({ err: error }, 'database not reachable');
  }
  return problem('NOT_READY');
};
