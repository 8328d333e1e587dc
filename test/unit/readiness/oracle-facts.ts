import type { AccountState, OpenCheckout } from '#src/readiness/account-state.ts';
import type { Catalog } from '#src/registry/catalog-schema.ts';
import type { RequestTarget } from '#src/readiness/report.ts';
import type { Action, BalanceField } from '#src/registry/names.ts';

/** Three-valued truth; AND is the smaller, OR the larger, NOT is 2 - x. */
export type Truth = 0 | 1 | 2;
export const NO = 0;
export const MAYBE = 1;
export const YES = 2;

/** What follows from one account for one action: each rule's truth and what made it. */
export interface Facts {
  package: AccountState['package_entitlement_status'];
  monitoring: AccountState['monitoring_entitlement_status'];
  includes: Truth;
  balance: BalanceField | null;
  /** Truths of rules 1-8 at indexes 1-8. */
  rules: Truth[];
  inFlightEntitlement: Truth;
  inFlightPayment: Truth;
  resumable: Truth;
  /** The first of 4-8 that is not false, or 0. */
  first: number;
}

export type Remedy =
  | { kind: 'sell'; offers: OpenCheckout[] }
  | { kind: 'recover' }
  | { kind: 'reset' }
  | { kind: 'unsold' };

export function balanceOf(action: Action): BalanceField | null {
  if (action === 'scan' || action === 'retest') return 'credit_balance';
  if (action === 'fix') return 'remaining_fix_credits';
  return action === 'ai' ? 'ai_credit_balance' : null;
}

export function hasNoSubscription(status: AccountState['subscription_status']): boolean {
  return status === 'none' || status === 'canceled' || status === 'incomplete_expired';
}

export function isRunning(status: AccountState['subscription_status']): boolean {
  return status === 'active' || status === 'trialing';
}

function isMissing(status: AccountState['package_entitlement_status']): Truth {
  if (status === 'active' || status === 'pending') return NO;
  return status === 'unknown' ? MAYBE : YES;
}

function isPending(status: AccountState['package_entitlement_status']): Truth {
  if (status === 'pending') return YES;
  return status === 'unknown' ? MAYBE : NO;
}

function min(a: Truth, b: Truth): Truth {
  return a < b ? a : b;
}

function max(a: Truth, b: Truth): Truth {
  return a > b ? a : b;
}

function not(a: Truth): Truth {
  return (2 - a) as Truth;
}

/** What rule 4-8 `rule` leads to; only asked where its subscription status is known. */
export function findRemedy(
  rule: number,
  account: AccountState,
  catalog: Catalog,
  action: Action,
  includes: Truth,
): Remedy {
  const offers: OpenCheckout[] = [];
  const status = account.subscription_status;
  if (rule === 7 || rule === 8) {
    const balance = balanceOf(action)!;
    for (const pack of catalog.packs) {
      if (pack.sold && pack.balance === balance)
        offers.push({ intent: 'credit_purchase', item: pack.key });
    }
    if (offers.length > 0) return { kind: 'sell', offers };
    return { kind: account.credits_reset_at[balance] ? 'reset' : 'unsold' };
  }
  if (rule !== 4 && hasNoSubscription(status)) {
    for (const plan of catalog.plans) {
      if (plan.sold && plan.actions.includes(action) && (rule === 5 || plan.monitoring)) {
        offers.push({ intent: 'subscription_start', item: plan.key });
      }
    }
  } else if (rule === 4 || (rule === 6 && isRunning(status))) {
    for (const change of catalog.changes) {
      if (change.from !== account.package_key) continue;
      if (rule === 6 && change.kind !== 'plan_change') continue;
      const to = catalog.plans.find((plan) => plan.key === change.to);
      if (!to?.sold || !to.actions.includes(action)) continue;
      if (rule === 4 || to.monitoring) offers.push({ intent: change.kind, item: change.to });
    }
  } else if (!(rule === 5 && isRunning(status) && includes === NO)) {
    return { kind: 'recover' };
  }
  if (offers.length === 0) return { kind: 'unsold' };
  const chosen = offers.find((offer) => offer.item === account.selected_package_key);
  return { kind: 'sell', offers: chosen ? [chosen] : offers };
}

function buysTheSession(
  first: number,
  truth: Truth,
  account: AccountState,
  catalog: Catalog,
  action: Action,
  includes: Truth,
): Truth {
  if (first === 0) return NO;
  if (truth === MAYBE) return MAYBE;
  if ((first === 5 || first === 6) && account.subscription_status === 'unknown') return MAYBE;
  const session = account.open_checkout;
  const remedy = findRemedy(first, account, catalog, action, includes);
  if (session === null || remedy.kind !== 'sell') return NO;
  for (const offer of remedy.offers) {
    if (offer.intent === session.intent && offer.item === session.item) return YES;
  }
  return NO;
}

/** Weighs the eight rules for an account that passed the gates. */
export function weigh(
  account: AccountState,
  catalog: Catalog,
  action: Action,
  target: RequestTarget,
): Facts {
  const { billing_state: billing, subscription_status: status, payment_status: payment } = account;
  const project =
    target.project_id === null
      ? undefined
      : account.projects.find((one) => one.project_id === target.project_id);
  const pack = project?.package_entitlement_status ?? account.package_entitlement_status;
  const monitoring =
    project?.monitoring_entitlement_status ?? account.monitoring_entitlement_status;
  const plan = catalog.plans.find((one) => one.key === account.package_key);
  const includes = plan === undefined ? MAYBE : plan.actions.includes(action) ? YES : NO;
  const balance = balanceOf(action);
  const credits = balance === null ? 1 : account[balance];

  const rules: Truth[] = [NO, NO, NO, NO, NO, NO, NO, NO, NO];
  if (billing === 'blocked' || billing === 'closed' || status === 'unpaid') rules[1] = YES;
  else if (billing === 'unknown' || status === 'unknown') rules[1] = MAYBE;
  if (status === 'past_due') rules[2] = YES;
  else if (status === 'unknown') rules[2] = MAYBE;

  if (includes !== YES && (isRunning(status) || status === 'unknown')) {
    if (plan === undefined) rules[4] = MAYBE;
    else if (findRemedy(4, account, catalog, action, includes).kind === 'sell')
      rules[4] = status === 'unknown' ? MAYBE : YES;
  }
  rules[5] = max(isMissing(pack), not(includes));
  if (action === 'monitoring') rules[6] = isMissing(monitoring);
  const spent = credits === null ? MAYBE : credits < 1 ? YES : NO;
  if (action === 'ai') rules[8] = spent;
  else rules[7] = spent;

  let first = 0;
  let any: Truth = NO;
  for (let rule = 8; rule >= 4; rule--) {
    const truth = rules[rule]!;
    if (truth !== NO) first = rule;
    any = max(any, truth);
  }
  const a = action === 'monitoring' ? max(isPending(pack), isPending(monitoring)) : isPending(pack);
  const undelivered = payment === 'confirmed' && account.open_checkout !== null;
  const b =
    payment === 'processing' || undelivered ? any : payment === 'unknown' ? min(MAYBE, any) : NO;
  // "neither (a) nor (b)" is part of (c): where (a) is unknown the session may already be paid.
  let c: Truth = NO;
  if (payment === 'open' || payment === 'unknown') {
    c = min(not(a), buysTheSession(first, rules[first]!, account, catalog, action, includes));
    if (payment === 'unknown') c = min(MAYBE, c);
  }
  rules[3] = max(a, max(b, c));
  return {
    package: pack,
    monitoring,
    includes,
    balance,
    rules,
    inFlightEntitlement: a,
    inFlightPayment: b,
    resumable: c,
    first,
  };
}
