import type { AccountState } from '#src/readiness/account-state.ts';
import type { Catalog } from '#src/readiness/catalog.ts';
import type { ReadinessRequest, ReadinessState } from '#src/readiness/report.ts';
import type { Action, Code, MemberRole } from '#src/registry/names.ts';
import { findRemedy, MAYBE, NO, weigh, YES } from './oracle-facts.ts';
import type { Facts } from './oracle-facts.ts';

/**
 * The specification once more, by hand and without the registry's conditions, so
 * that a mistake in one of the two shows as a difference. It is also the speed
 * that a decision could have: plain branches, nothing cached.
 */

/** The rows of the ten-step table. */
export type Situation =
  | 'foreign'
  | 'switch_account'
  | 'identify'
  | 'unverified'
  | 'stop'
  | 'payment_wait'
  | 'undelivered'
  | 'resume'
  | 'compare'
  | 'plan_checkout'
  | 'credit_checkout'
  | 'reset'
  | 'unsold_plan'
  | 'unsold_credits'
  | 'ready';

export interface ExpectedNext {
  kind: string;
  intent?: string;
  /** Absent where the specification names none. */
  route?: string;
  who?: 'owner' | 'billing';
  available: boolean;
  account_id?: string;
  checkout_session_id?: string | null;
  hasAlternative?: boolean;
}

export interface Decision {
  verdict: 'ready' | 'blocked' | 'stop' | 'unverified';
  codes: Code[];
  primary: Code | null;
  next: ExpectedNext;
  situation: Situation;
}

const RULE_CODES = [
  null,
  'BILLING_STATE_BLOCKED',
  'SUBSCRIPTION_PAST_DUE',
  'CHECKOUT_PAYMENT_PENDING',
  'PLAN_CHANGE_REQUIRED',
  'PACKAGE_ENTITLEMENT_MISSING',
  'MONITORING_ENTITLEMENT_MISSING',
  'CREDIT_BALANCE_EXHAUSTED',
  'AI_CREDIT_LIMIT_REACHED',
] as const;

const TRANSACTIONS = '/billing/transactions';

function canBuy(role: MemberRole | null): boolean {
  return role === 'owner' || role === 'agency';
}

function offer(intent: string, role: MemberRole | null, session?: string | null): ExpectedNext {
  if (!canBuy(role)) return { kind: 'wait', who: 'owner', available: false };
  const next: ExpectedNext = {
    kind: 'checkout',
    intent,
    route: '/billing/checkout',
    available: true,
  };
  if (session !== undefined) next.checkout_session_id = session;
  return next;
}

function chooseNext(
  rule: number,
  facts: Facts,
  account: AccountState,
  catalog: Catalog,
  action: Action,
  role: MemberRole | null,
): [ExpectedNext, Situation] {
  const wait: ExpectedNext = { kind: 'wait', route: TRANSACTIONS, available: false };
  if (rule <= 2) return [wait, 'payment_wait'];
  if (rule === 3) {
    if (account.payment_status === 'processing') return [wait, 'payment_wait'];
    if (facts.inFlightEntitlement === YES || facts.inFlightPayment === YES)
      return [wait, 'undelivered'];
    return [offer('resume_checkout', role, account.checkout_session_id), 'resume'];
  }
  const remedy = findRemedy(rule, account, catalog, action, facts.includes);
  if (remedy.kind === 'recover') return [wait, 'payment_wait'];
  if (remedy.kind === 'reset')
    return [{ kind: 'wait', route: '/billing', available: false }, 'reset'];
  const isPlan = rule < 7;
  if (remedy.kind === 'unsold') {
    return [
      { kind: 'wait', who: 'billing', available: false },
      isPlan ? 'unsold_plan' : 'unsold_credits',
    ];
  }
  const next = offer(remedy.offers[0]!.intent, role);
  if (!isPlan) return [next, 'credit_checkout'];
  const fits = remedy.offers.some((one) => one.item === account.selected_package_key);
  return [next, fits ? 'plan_checkout' : 'compare'];
}

const reread = (available: boolean): ExpectedNext => ({
  kind: 'retry',
  intent: 'reread',
  available,
});

/** The whole decision: gates, reasons, primary and the one next step. */
export function decide(state: ReadinessState, request: ReadinessRequest): Decision {
  const { account, catalog } = state;
  const { action, target, role } = request;
  if (target !== null && target.owner_account_id === null) {
    return {
      verdict: 'stop',
      codes: ['ACCOUNT_MISMATCH'],
      primary: 'ACCOUNT_MISMATCH',
      next: { kind: 'stop', available: false },
      situation: 'foreign',
    };
  }
  if (account !== null && target !== null && target.owner_account_id !== account.account_id) {
    const next: ExpectedNext = {
      kind: 'switch_account',
      account_id: target.owner_account_id!,
      available: true,
    };
    return {
      verdict: 'blocked',
      codes: ['ACCOUNT_MISMATCH'],
      primary: 'ACCOUNT_MISMATCH',
      next,
      situation: 'switch_account',
    };
  }
  if (account === null || action === null || target === null) {
    return {
      verdict: 'unverified',
      codes: [],
      primary: null,
      next: reread(false),
      situation: 'identify',
    };
  }
  if (!catalog.plans.some((plan) => plan.actions.includes(action))) {
    return {
      verdict: 'stop',
      codes: ['CATALOG_UNSUPPORTED'],
      primary: 'CATALOG_UNSUPPORTED',
      next: { kind: 'stop', available: false },
      situation: 'stop',
    };
  }
  const facts = weigh(account, catalog, action, target);
  const codes: Code[] = [];
  let deciding = 0;
  for (let rule = 8; rule >= 1; rule--) if (facts.rules[rule] !== NO) deciding = rule;
  for (let rule = 1; rule <= 8; rule++)
    if (facts.rules[rule] === YES) codes.push(RULE_CODES[rule]!);
  if (deciding === 0) {
    return {
      verdict: 'ready',
      codes,
      primary: null,
      next: { kind: 'retry', intent: 'rerun', route: target.route, available: true },
      situation: 'ready',
    };
  }
  if (facts.rules[deciding] === MAYBE) {
    return {
      verdict: 'unverified',
      codes,
      primary: null,
      next: reread(true),
      situation: 'unverified',
    };
  }
  const primary = RULE_CODES[deciding]!;
  if (deciding === 1 && account.billing_state === 'closed') {
    return {
      verdict: 'stop',
      codes,
      primary,
      next: { kind: 'stop', available: false },
      situation: 'stop',
    };
  }
  const [next, situation] = chooseNext(deciding, facts, account, catalog, action, role);
  if (deciding === 8) next.hasAlternative = true;
  return { verdict: 'blocked', codes, primary, next, situation };
}
