import type { Outcome, Wait } from '#src/registry/resolution.ts';
import type { Rule } from './action-rules.ts';
import type { Facts } from './facts.ts';
import { mayBuy } from './may-buy.ts';
import { offersOf, outcomeOf, selectedOffer } from './offers.ts';
import type { NextStep, ReadinessRequest } from './report.ts';
import type { Situation } from './situations.ts';

/** The one next step, and the situation that the ten steps show. */
export interface Placed {
  next: NextStep;
  situation: Situation;
}

/** The next step for the reason that decides. */
export function nextForRule(
  rule: Rule,
  facts: Facts,
  request: ReadinessRequest,
  now: Date,
): Placed {
  const { outcome } = outcomeOf(rule, facts);
  const placed = placeOutcome(outcome, facts, request, now);
  if (rule.code !== 'AI_CREDIT_LIMIT_REACHED' || request.target === null) return placed;
  const alternative = { label: 'Go on without AI', route: request.target.route };
  return { ...placed, next: { ...placed.next, alternative } };
}

function placeOutcome(
  outcome: Outcome,
  facts: Facts,
  request: ReadinessRequest,
  now: Date,
): Placed {
  switch (outcome.do) {
    case 'stop':
      return { situation: 'stop', next: stop('Stop: billing for this account is closed') };
    case 'wait':
      return {
        situation: outcome.for === 'delivery' ? 'undelivered' : 'payment_wait',
        next: waitFor(outcome.for, facts, now, { route: outcome.route }),
      };
    case 'resume_checkout':
      return { situation: 'resume_checkout', next: resume(outcome.route, facts, request, now) };
    case 'nothing_sold':
      return nothingSold('no_plan_sold', facts, now);
    case 'buy_plan':
      return buyPlan(outcome, facts, request, now);
    case 'buy_credits':
      return buyCredits(outcome, facts, request, now);
  }
}

function buyPlan(
  outcome: Extract<Outcome, { do: 'buy_plan' }>,
  facts: Facts,
  request: ReadinessRequest,
  now: Date,
): Placed {
  const offers = offersOf(outcome, facts) ?? [];
  const picked = selectedOffer(offers, facts);
  const offer = picked ?? offers[0];
  if (!offer) return nothingSold('no_plan_sold', facts, now);
  const next: NextStep = {
    kind: 'checkout',
    intent: offer.intent,
    route: outcome.route,
    label: facts.registry.billingActions[offer.intent].title,
    available: true,
  };
  return {
    situation: picked ? 'plan_fits' : 'plan_unfit',
    next: forBuyer(next, facts, request, now),
  };
}

function buyCredits(
  outcome: Extract<Outcome, { do: 'buy_credits' }>,
  facts: Facts,
  request: ReadinessRequest,
  now: Date,
): Placed {
  const { balance } = facts.registry.actions[facts.action];
  if (balance !== null && offersOf(outcome, facts)?.length) {
    const next: NextStep = {
      kind: 'checkout',
      intent: 'credit_purchase',
      route: outcome.route,
      label: `Buy ${facts.registry.balances[balance].credits}`,
      available: true,
    };
    return { situation: 'credit_purchase', next: forBuyer(next, facts, request, now) };
  }
  const resetAt = balance === null ? null : facts.account.credits_reset_at[balance];
  if (!resetAt) return nothingSold('no_credits_sold', facts, now);
  const next = waitFor('reset', facts, now, { route: '/billing', notBefore: resetAt });
  return { situation: 'reset_wait', next };
}

function resume(route: string, facts: Facts, request: ReadinessRequest, now: Date): NextStep {
  const session = facts.account.checkout_session_id;
  const next: NextStep = {
    kind: 'checkout',
    intent: 'resume_checkout',
    route,
    label: 'Finish the open checkout',
    available: true,
    ...(session !== null && { checkout_session_id: session }),
  };
  return forBuyer(next, facts, request, now);
}

/** A checkout stays one for those who may buy; others wait for the owner. */
function forBuyer(next: NextStep, facts: Facts, request: ReadinessRequest, now: Date): NextStep {
  return mayBuy(request.role) ? next : waitFor('owner', facts, now, { who: 'owner' });
}

function nothingSold(situation: Situation, facts: Facts, now: Date): Placed {
  return { situation, next: waitFor('billing_help', facts, now, { who: 'billing' }) };
}

function waitFor(
  wait: Wait,
  { account, registry }: Facts,
  now: Date,
  extra: { route?: string; who?: 'owner' | 'billing'; notBefore?: string },
): NextStep {
  const { label, recheckAfter, giveUpAfter } = registry.waits[wait];
  const limit = Date.parse(account.changed_at) + giveUpAfter * 1000;
  const giveUpAt = Math.max(limit, extra.notBefore ? Date.parse(extra.notBefore) : 0);
  const who = extra.who ?? (now.getTime() >= giveUpAt ? 'billing' : undefined);
  return {
    kind: 'wait',
    label,
    available: false,
    ...(extra.route !== undefined && { route: extra.route }),
    ...(who !== undefined && { who }),
    recheck_after: recheckAfter,
    give_up_at: new Date(giveUpAt).toISOString(),
  };
}

/** An end: nothing here can be bought or waited for. */
export const stop = (label: string): NextStep => ({ kind: 'stop', label, available: false });
