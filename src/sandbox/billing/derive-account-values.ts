import type { Selectable } from 'kysely';
import type { Checkout } from '#src/contracts/transactions.ts';
import type { PricedCatalog } from '#src/registry/catalog-schema.ts';
import { BALANCE_FIELDS, type BalanceField } from '#src/registry/names.ts';
import type { AccountValues } from '../accounts/account-columns.ts';
import type { BillingTable } from './tables.ts';

/** All that an account's state follows from. */
export interface AccountRecords {
  billing: Selectable<BillingTable>;
  /** The one checkout that is open, on its way or undelivered; null without one. */
  live: Pick<Checkout, 'transaction_id' | 'status' | 'intent' | 'item'> | null;
  /** Whether a dispute is open, or an invoice for taken-back payments is unsettled. */
  blocked: boolean;
  balances: Record<BalanceField, number>;
}

const LIVE_PAYMENT = { open: 'open', processing: 'processing', paid: 'confirmed' } as const;

/** The account's state, from what billing, ledger and transactions say. Pure. */
export function deriveAccountValues(
  { billing, live, blocked, balances }: AccountRecords,
  catalog: PricedCatalog,
): Omit<AccountValues, 'name'> {
  const bought = live?.status === 'paid' ? findPlan(catalog, live.item) : undefined;
  const { entitlement_status: entitlement } = billing;
  const monitoring = findPlan(catalog, billing.package_key)?.monitoring ? entitlement : 'none';
  const pendingOr = (status: typeof entitlement, isPaid: boolean | undefined) =>
    isPaid && status !== 'active' ? 'pending' : status;
  return {
    package_key: billing.package_key,
    selected_package_key: billing.selected_package_key,
    package_entitlement_status: pendingOr(entitlement, bought !== undefined),
    billing_state: blocked ? 'blocked' : 'active',
    subscription_status: billing.subscription_status,
    payment_status: live
      ? LIVE_PAYMENT[live.status as keyof typeof LIVE_PAYMENT]
      : billing.last_payment_status,
    ...balances,
    monitoring_entitlement_status: pendingOr(monitoring, bought?.monitoring),
    checkout_session_id: live?.transaction_id ?? null,
    open_checkout: live && { intent: live.intent, item: live.item },
    credits_reset_at: resetTimes(billing, catalog),
  };
}

/** A balance that the plan does not grant never resets, nor does any once the plan is revoked. */
function resetTimes(
  { package_key, entitlement_status, credits_reset_at }: Selectable<BillingTable>,
  catalog: PricedCatalog,
): Record<BalanceField, string | null> {
  const isGranting = entitlement_status !== 'revoked';
  const monthly = isGranting ? findPlan(catalog, package_key)?.monthly_credits : undefined;
  return Object.fromEntries(
    BALANCE_FIELDS.map((field) => [field, monthly?.[field] ? credits_reset_at : null]),
  ) as Record<BalanceField, string | null>;
}

const findPlan = (catalog: PricedCatalog, key: string | null) =>
  catalog.plans.find((plan) => plan.key === key);
