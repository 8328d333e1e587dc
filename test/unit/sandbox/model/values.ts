import type { AccountState } from '#src/readiness/account-state.ts';
import { FIELD_NAMES, type FieldName } from '#src/registry/names.ts';
import { findLive, type Account } from './facts.ts';
import { balanceOf } from './lots.ts';
import { findPlan, isBlocked } from './shop.ts';

/** The twelve fields of the guides, what is under way, and when the month ends. */
export type Values = Record<FieldName | 'item' | 'resets', string | number | null>;

const LIVE = { open: 'open', processing: 'processing', paid: 'confirmed' } as const;

/** As the product should have them. */
export function expectedValues(account: Account): Values {
  const live = findLive(account);
  const paid = live?.status === 'paid' ? findPlan(live.item) : undefined;
  const { entitlement } = account;
  const plan = findPlan(account.package_key);
  const monitoring = plan?.monitoring ? entitlement : 'none';
  const unlessActive = (status: string, comes: boolean | undefined) =>
    comes && status !== 'active' ? 'pending' : status;
  return {
    account_id: account.id,
    package_key: account.package_key,
    selected_package_key: account.selected,
    package_entitlement_status: unlessActive(entitlement, paid !== undefined),
    billing_state: isBlocked(account) ? 'blocked' : 'active',
    subscription_status: account.subscription,
    payment_status: live ? LIVE[live.status as keyof typeof LIVE] : account.last_payment,
    credit_balance: balanceOf(account, 'credit_balance'),
    remaining_fix_credits: balanceOf(account, 'remaining_fix_credits'),
    ai_credit_balance: balanceOf(account, 'ai_credit_balance'),
    monitoring_entitlement_status: unlessActive(monitoring, paid?.monitoring),
    checkout_session_id: live?.id ?? null,
    item: live?.item ?? null,
    resets:
      plan?.monthly_credits.credit_balance && entitlement !== 'revoked' ? account.resets : null,
  };
}

/** As the account source says. */
export function actualValues(state: AccountState): Values {
  const fields = Object.fromEntries(FIELD_NAMES.map((name) => [name, state[name]]));
  return {
    ...(fields as Record<FieldName, string | number | null>),
    item: state.open_checkout?.item ?? null,
    resets: state.credits_reset_at.credit_balance,
  };
}

/** An account's row: the fields by name, two of the others as JSON. */
export type AccountRow = Record<FieldName, string | number | null> & {
  open_checkout: string | null;
  credits_reset_at: string;
};

/** As the account's row says, which the source reads. */
export function storedValues({ open_checkout, credits_reset_at, ...row }: AccountRow): Values {
  const fields = Object.fromEntries(FIELD_NAMES.map((name) => [name, row[name]]));
  return {
    ...(fields as Record<FieldName, string | number | null>),
    item: open_checkout === null ? null : JSON.parse(open_checkout).item,
    resets: JSON.parse(credits_reset_at).credit_balance,
  };
}
