import type { APIRoute } from 'astro';
import { readReadiness } from '#src/accounts/read-readiness.ts';
import { parseReadinessQuery } from '#src/contracts/readiness-query.ts';
import { requireReader } from '#src/server/guards.ts';
import { PERSONAL_CACHE_CONTROL, problem } from '#src/server/problem.ts';

export const prerender = false;

/** What the reader's account can do, why not, and the one next step: `ReadinessReport`. */
export const GET: APIRoute = async ({ locals, url }) => {
  const reader = requireReader(locals);
  if (!reader.ok) return reader.response;
  const query = parseReadinessQuery(url.searchParams);
  if (!query.ok) return problem('INVALID_FIELDS', query.errors);
  const result = await readReadiness({
    source: locals.services.accounts,
    reader: reader.value,
    query: query.value,
    now: new Date(),
  });
  if (!result.ok) return problem('NOT_FOUND');
  return Response.json(result.report, { headers: { 'Cache-Control': PERSONAL_CACHE_CONTROL } });
};
