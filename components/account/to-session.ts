import type { AccountList } from '#src/contracts/account.ts';
import type { Session, TargetsView } from './account-view.ts';
import { parseContext } from './reader-context.ts';

/** Whose data it is and what is asked: the query, as far as this reader may ask it. */
export function toSession(
  { user, accounts }: AccountList,
  search: string,
  targets: TargetsView,
): Session {
  const { context, unusable } = parseContext(search);
  const mine = accounts.find((account) => account.account_id === context.account);
  const chosen = mine ?? (accounts.length === 1 ? accounts[0] : undefined);
  const foreign = context.account !== undefined && !mine;
  return {
    user,
    accounts,
    context: { ...context, account: chosen?.account_id },
    unusable: foreign ? [...unusable, 'account'] : unusable,
    targets,
  };
}
