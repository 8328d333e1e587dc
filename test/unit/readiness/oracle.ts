import type { ReadinessRequest, ReadinessState } from '#src/readiness/report.ts';
import type { Code } from '#src/registry/names.ts';
import { MAYBE, NO, weigh, YES } from './oracle-facts.ts';
import { chooseNext } from './oracle-next.ts';
import type { ExpectedNext, Situation } from './oracle-next.ts';

/**
 * The specification once more, by hand and without the registry's conditions, so
 * that a mistake in one of the two shows as a difference. It is also the speed
 * that a decision could have: plain branches, nothing cached.
 */

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

const reread = (available: boolean): ExpectedNext => ({
  kind: 'retry',
  intent: 'reread',
  available,
});

/** The whole decision: gates, reasons, primary and the one next step. */
export function decide(state: ReadinessState, request: ReadinessRequest, now: Date): Decision {
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
  const [next, situation] = chooseNext(deciding, facts, {
    account,
    catalog,
    action,
    role,
    now,
  });
  if (deciding === 8) next.hasAlternative = true;
  return { verdict: 'blocked', codes, primary, next, situation };
}
