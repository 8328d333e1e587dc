import { followAccount } from '#components/live/follow-account.ts';
import type { AccountStore } from './account-store.ts';
import type { AccountView } from './account-view.ts';

type Follow = (accountId: string, onNews: (version: number | null) => void) => () => void;

/**
 * Keeps the report on screen as its account is, by following that account;
 * nobody's once there is no session. Returns how to stop.
 */
export function followReport(
  store: Pick<AccountStore, 'getView' | 'subscribe' | 'hear'>,
  follow: Follow = followAccount,
): () => void {
  let followed: string | null = null;
  let unfollow = () => {};
  const change = (account: string | null) => {
    if (account === followed) return;
    unfollow();
    followed = account;
    unfollow = account ? follow(account, (version) => store.hear(account, version)) : () => {};
  };
  const stopLooking = store.subscribe(() => change(toFollow(store.getView(), followed)));
  change(toFollow(store.getView(), followed));
  return () => {
    stopLooking();
    change(null);
  };
}

/** While another answer is on its way, the account stays: it is likely the same one. */
function toFollow(view: AccountView, followed: string | null): string | null {
  if (view.kind === 'loaded') return view.report.account_id;
  const isBetween = view.kind === 'loading' || view.kind === 'failed';
  return isBetween && view.session ? followed : null;
}
