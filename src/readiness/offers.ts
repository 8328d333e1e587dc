import type { Outcome } from '#src/registry/resolution.ts';
import type { Rule } from './action-rules.ts';
import type { Offer } from './catalog-index.ts';
import type { Facts } from './facts.ts';
import { FALSE, TRUE, truthOf, UNKNOWN, type Truth } from './truth.ts';

const NONE: readonly Offer[] = [];

/**
 * What a reason leads to now. `certain` is false while an unknown field could
 * still make an earlier case apply.
 */
export function outcomeOf(rule: Rule, facts: Facts): { outcome: Outcome; certain: boolean } {
  let certain = true;
  for (const { when, outcome } of rule.cases) {
    const truth = when === null ? TRUE : when.evaluate(facts);
    if (truth === TRUE) return { outcome, certain };
    if (truth === UNKNOWN) certain = false;
  }
  throw new Error(`The resolution of ${rule.code} has no last case without a condition.`);
}

/** What checkout would sell for an outcome; null while the plan is unknown. */
export function offersOf(outcome: Outcome, facts: Facts): readonly Offer[] | null {
  if (outcome.do === 'buy_credits') {
    const { balance } = facts.registry.actions[facts.action];
    return balance === null ? NONE : facts.catalog.packs[balance];
  }
  if (outcome.do !== 'buy_plan') return NONE;
  switch (outcome.offers) {
    case 'subscriptions':
      return facts.offers.subscriptions;
    case 'subscriptions_with_monitoring':
      return facts.offers.subscriptionsWithMonitoring;
    case 'changes':
      return facts.plan && (facts.offers.changes.get(facts.plan.key) ?? NONE);
    case 'changes_to_monitoring':
      return facts.plan && (facts.offers.changesToMonitoring.get(facts.plan.key) ?? NONE);
  }
}

/** The offer for the plan that the reader has already picked, if it is among them. */
export function selectedOffer(offers: readonly Offer[], facts: Facts): Offer | undefined {
  const { selected_package_key: selected } = facts.account;
  return selected === null ? undefined : offers.find((offer) => offer.item === selected);
}

/** Whether the open session buys exactly what checkout would sell for this reason. */
export function sessionRemedies(rule: Rule, facts: Facts): Truth {
  const { outcome, certain } = outcomeOf(rule, facts);
  if (!certain) return UNKNOWN;
  const offers = offersOf(outcome, facts);
  if (offers === null) return UNKNOWN;
  const picked = selectedOffer(offers, facts);
  const session = facts.account.open_checkout;
  if (session === null) return FALSE;
  return truthOf(
    (picked ? [picked] : offers).some(
      (offer) => offer.item === session.item && offer.intent === session.intent,
    ),
  );
}
