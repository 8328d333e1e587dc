import type { APIRoute } from 'astro';
import { readAccount } from '#src/accounts/read-account.ts';
import { requireReader } from '#src/server/guards.ts';
import { PERSONAL_CACHE_CONTROL, problem } from '#src/server/problem.ts';

export const prerender = false;

/** One of the reader's accounts: `AccountDetail`. */
export const GET: APIRoute = async ({ locals, params }) => {
  const reader = requireReader(locals);
  if (!reader.ok) return reader.response;
  const account = await readAccount(
    locals.services.accounts,
    reader.value,
    params['account'] ?? '',
  );
  if (!account) return problem('NOT_FOUND');
  return Response.json(account, { headers: { 'Cache-Control': PERSONAL_CACHE_CONTROL } });
};
