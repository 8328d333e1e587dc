import type { AccountState } from '#src/readiness/account-state.ts';
import type { Catalog } from '#src/registry/catalog-schema.ts';
import type { ReadinessReport, ReadinessRequest } from '#src/readiness/report.ts';
import type { Action } from '#src/registry/names.ts';
import { balanceOf, findRemedy, weigh } from './oracle-facts.ts';

/**
 * A world that co-operates with the named step, and gives no more than that:
 * what is paid takes its time, a suspended package outlives a plan change, and
 * a plan brings no credits.
 */

const RULES: Record<string, number> = {
  PLAN_CHANGE_REQUIRED: 4,
  PACKAGE_ENTITLEMENT_MISSING: 5,
  MONITORING_ENTITLEMENT_MISSING: 6,
  CREDIT_BALANCE_EXHAUSTED: 7,
  AI_CREDIT_LIMIT_REACHED: 8,
};

function refill(account: AccountState, action: Action): AccountState {
  const balance = balanceOf(action);
  return balance === null ? account : { ...account, [balance]: 10 };
}

function deliver(account: AccountState, catalog: Catalog): AccountState {
  const { open_checkout: bought } = account;
  const settled: AccountState = {
    ...account,
    open_checkout: null,
    checkout_session_id: null,
    package_entitlement_status:
      account.package_entitlement_status === 'pending'
        ? 'active'
        : account.package_entitlement_status,
    monitoring_entitlement_status:
      account.monitoring_entitlement_status === 'pending'
        ? 'active'
        : account.monitoring_entitlement_status,
  };
  if (bought === null) return settled;
  if (bought.intent === 'credit_purchase') {
    const pack = catalog.packs.find((one) => one.key === bought.item);
    return pack
      ? { ...settled, [pack.balance]: (settled[pack.balance] ?? 0) + pack.credits }
      : settled;
  }
  const plan = catalog.plans.find((one) => one.key === bought.item);
  const changed: AccountState = {
    ...settled,
    package_key: bought.item,
    selected_package_key: null,
  };
  if (bought.intent === 'subscription_start') {
    changed.subscription_status = 'active';
    changed.package_entitlement_status = 'active';
  }
  if (plan?.monitoring) changed.monitoring_entitlement_status = 'active';
  return changed;
}

/** The reader picks a plan on offer, or pays for what is picked. */
function shop(
  account: AccountState,
  report: ReadinessReport,
  request: ReadinessRequest,
  catalog: Catalog,
): AccountState {
  if (report.next.intent === 'resume_checkout') return { ...account, payment_status: 'processing' };
  const rule = RULES[report.primary ?? '']!;
  const { includes } = weigh(account, catalog, request.action!, request.target!);
  const remedy = findRemedy(rule, account, catalog, request.action!, includes);
  if (remedy.kind !== 'sell') throw new Error('checkout is named for something that is not sold');
  const offer = remedy.offers[0]!;
  const isChoosing = report.steps.some(
    (one) => one.id === 'compare-plan' && one.status === 'current',
  );
  if (isChoosing) return { ...account, selected_package_key: offer.item };
  return {
    ...account,
    open_checkout: offer,
    checkout_session_id: 'cs_new',
    payment_status: 'processing',
  };
}

/** Billing gives by hand what the catalog does not sell. */
function grant(
  account: AccountState,
  action: Action,
  catalog: Catalog,
  rule: number,
): AccountState {
  if (rule >= 7) return refill(account, action);
  const plan = catalog.plans.find((one) => one.actions.includes(action))!;
  return {
    ...account,
    package_key: plan.key,
    package_entitlement_status: 'active',
    monitoring_entitlement_status: 'active',
  };
}

function recover(account: AccountState, rule: number): AccountState {
  const { subscription_status: status } = account;
  if (status === 'incomplete' || status === 'paused')
    return { ...account, subscription_status: 'active' };
  if (rule === 6) return { ...account, monitoring_entitlement_status: 'active' };
  return { ...account, package_entitlement_status: 'active' };
}

/** The account after the named step was followed; null where there is none left. */
export function followStep(
  account: AccountState,
  report: ReadinessReport,
  request: ReadinessRequest,
  catalog: Catalog,
): AccountState | null {
  const { next, primary } = report;
  if (report.verdict === 'ready' || report.verdict === 'stop') return null;
  if (next.kind === 'checkout') return shop(account, report, request, catalog);
  if (next.kind !== 'wait') throw new Error(`the world cannot follow ${next.kind}`);
  if (primary === 'BILLING_STATE_BLOCKED') {
    // One wait for each trouble: the dispute ends first, then the invoice is still due.
    if (account.billing_state === 'blocked') return { ...account, billing_state: 'active' };
    return { ...account, subscription_status: 'past_due' };
  }
  if (primary === 'SUBSCRIPTION_PAST_DUE') return { ...account, subscription_status: 'active' };
  if (primary === 'CHECKOUT_PAYMENT_PENDING') {
    return account.payment_status === 'processing'
      ? { ...account, payment_status: 'confirmed' }
      : deliver(account, catalog);
  }
  const rule = RULES[primary ?? '']!;
  if (next.who === 'billing') return grant(account, request.action!, catalog, rule);
  return rule >= 7 ? refill(account, request.action!) : recover(account, rule);
}
