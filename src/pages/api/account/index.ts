import type { APIRoute } from 'astro';
import type { AccountList } from '#src/contracts/account.ts';
import { requireReader } from '#src/server/guards.ts';
import { PERSONAL_CACHE_CONTROL } from '#src/server/problem.ts';

export const prerender = false;

/** Who is signed in, and their accounts: `AccountList`. */
export const GET: APIRoute = async ({ locals }) => {
  const reader = requireReader(locals);
  if (!reader.ok) return reader.response;
  const { id, email, roles } = reader.value;
  const accounts = await locals.services.accounts.listMemberships(reader.value);
  const list: AccountList = {
    user: { id, email, roles },
    accounts: accounts.map(({ account_id, name, role }) => ({ account_id, name, role })),
  };
  return Response.json(list, { headers: { 'Cache-Control': PERSONAL_CACHE_CONTROL } });
};
