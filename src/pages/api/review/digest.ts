import type { APIRoute } from 'astro';
import { DigestQuerySchema, lastWholeDay } from '#src/contracts/digest.ts';
import { readDigest } from '#src/feedback/digest/read-digest.ts';
import { writeDigest } from '#src/feedback/digest/write-digest.ts';
import { requireRole } from '#src/server/guards.ts';
import { PERSONAL_CACHE_CONTROL, problem } from '#src/server/problem.ts';
import { toFieldErrors } from '#src/server/read-json-body.ts';

export const prerender = false;

/** A day's feedback as plain text, for docs reviewers: the same as `npm run digest` prints. */
export const GET: APIRoute = async ({ locals, url }) => {
  const reviewer = requireRole(locals, 'docs_reviewer');
  if (!reviewer.ok) return reviewer.response;
  const query = DigestQuerySchema.safeParse(Object.fromEntries(url.searchParams));
  if (!query.success) return problem('INVALID_FIELDS', toFieldErrors(query.error));
  const { db, origins } = locals.services;
  const day = query.data.day ?? lastWholeDay(new Date());
  const text = writeDigest(await readDigest(db, day, origins.url));
  return new Response(text, {
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': PERSONAL_CACHE_CONTROL,
    },
  });
};
