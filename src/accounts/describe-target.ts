import type { RequestTarget } from '#src/readiness/report.ts';
import type { AccountSource, Membership, TargetRef } from './account-source.ts';

/** The target as far as this reader may know it. */
export async function describeTarget(
  source: AccountSource,
  memberships: readonly Membership[],
  { kind, id }: TargetRef,
): Promise<RequestTarget> {
  const found = await source.findTarget({ kind, id });
  const isMine = memberships.some((each) => each.account_id === found?.account_id);
  return {
    route: `/${kind}/${id}`,
    owner_account_id: found && isMine ? found.account_id : null,
    project_id: found && isMine ? found.project_id : null,
  };
}
