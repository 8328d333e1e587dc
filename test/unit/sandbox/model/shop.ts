import { productCatalog } from '#src/registry/catalog.ts';
import { actions } from '#src/registry/actions.ts';
import type { Action, MemberRole } from '#src/registry/names.ts';
import { findLive, type Account } from './facts.ts';
import { balanceOf } from './lots.ts';

/** Whether billing holds the account: a dispute is open, or spent credits are owed. */
export function isBlocked({ take_backs, invoices }: Account): boolean {
  const contested = [...take_backs.values()].some(
    ({ kind, status }) => kind === 'dispute' && status === 'open',
  );
  const owed = [...invoices.values()].some(
    ({ status, about }) => status === 'uncollectible' || (status === 'open' && about !== null),
  );
  return contested || owed;
}

export const findPlan = (key: string | null) =>
  productCatalog.plans.find((plan) => plan.key === key);

/** Whether an action may run now: all that it needs is there, and nothing is owed. */
export function isReady(account: Account, action: Action): boolean {
  const { subscription, entitlement, package_key } = account;
  const plan = findPlan(package_key);
  const { balance } = actions[action];
  return (
    !isBlocked(account) &&
    !['past_due', 'unpaid'].includes(subscription) &&
    entitlement === 'active' &&
    (plan?.actions.includes(action) ?? false) &&
    (action !== 'monitoring' || (plan?.monitoring ?? false)) &&
    (balance === null || balanceOf(account, balance) > 0)
  );
}

/** Why an account cannot buy an item now; null where it can. */
export function whyNotSold(account: Account, item: string, role: MemberRole): string | null {
  const plan = findPlan(item);
  const pack = productCatalog.packs.find(({ key }) => key === item);
  const isListed = pack || plan?.sold || (plan && plan.key === account.package_key);
  if (!isListed) return 'not_sold';
  if (isBlocked(account) || account.subscription === 'unpaid') return 'billing_blocked';
  if (account.subscription === 'past_due') return 'past_due';
  const live = findLive(account);
  if (live && live.status !== 'open') return 'money_in_flight';
  if (role === 'finance_reviewer') return 'role';
  return pack ? whyNoPack(account, pack) : whyNoPlan(account, item);
}

function whyNoPlan({ subscription, package_key }: Account, item: string): string | null {
  if (!findPlan(item)?.sold) return 'not_sold';
  if (['none', 'canceled', 'incomplete_expired'].includes(subscription)) return null;
  if (item === package_key) return 'current_plan';
  if (!['active', 'trialing'].includes(subscription)) return 'subscription_halted';
  const { changes } = productCatalog;
  return changes.some(({ from, to }) => from === package_key && to === item) ? null : 'no_change';
}

function whyNoPack(
  { entitlement, package_key }: Account,
  { balance, sold }: (typeof productCatalog.packs)[number],
): string | null {
  if (!sold) return 'not_sold';
  const isUsed = findPlan(package_key)?.actions.some((each) => actions[each].balance === balance);
  return entitlement === 'active' && isUsed ? null : 'plan_without_use';
}
