import type { RequestTarget } from '#src/readiness/report.ts';
import type { Membership } from './account-source.ts';

/**
 * The account that is meant: the named one, else the target's owner, else the
 * reader's only one. Null where it is not one of theirs, or still open.
 */
export function chooseMembership(
  memberships: readonly Membership[],
  accountId: string | null,
  target: RequestTarget | null,
): Membership | null {
  const wanted = accountId ?? target?.owner_account_id ?? null;
  if (wanted !== null) return memberships.find((each) => each.account_id === wanted) ?? null;
  const [only, ...others] = memberships;
  return only && !target && others.length === 0 ? only : null;
}
