import { formatDuration } from '#src/registry/describe-outcome.ts';
import type { Route } from '#src/registry/names.ts';
import type { Registry } from '#src/registry/registry.ts';
import type { Outcome, PlanOffers, Wait } from '#src/registry/resolution.ts';
import type { BlockContext } from './block-context.ts';

/** How a place or a name of the product is set, in plain text or in Markdown. */
export type SetName = (name: string) => string;

/** One outcome of a reason, as a sentence or two to the customer whom it fits. */
export function sayNextStep(
  registry: Registry,
  outcome: Outcome,
  context: BlockContext,
  set: SetName,
): string {
  const at = (route: Route) => `${registry.routes[route].title} (${set(route)})`;
  const wanted = wantedAction(registry, context);
  switch (outcome.do) {
    case 'stop':
      return 'The account is closed and does no more paid work. There is nothing to buy and nothing to wait for.';
    case 'wait':
      return `${waitSentences[outcome.for](at(outcome.route))} ${sayGiveUp(registry, outcome.for)}`;
    case 'resume_checkout':
      return `A checkout is open and not paid yet: go back to it at ${at(outcome.route)}. Please do not start a second one.`;
    case 'buy_plan':
      return planSentences[outcome.offers](at(outcome.route), wanted);
    case 'buy_credits':
      return `Buy ${wantedCredits(registry, context)} at ${at(outcome.route)}. Are they not on sale there? Then wait for their reset; billing shows when that is.`;
    case 'nothing_sold':
      return `The plan runs, and no change on sale brings ${wanted}. Please ask billing what your options are.`;
  }
}

const waitSentences: Record<Wait, (place: string) => string> = {
  billing_recovery: (place) =>
    `Billing has to recover first. Open ${place}: settle what is unpaid, or follow the dispute there.`,
  invoice: (place) => `Settle the open invoice at ${place}. Work goes on once it is paid.`,
  payment: (place) =>
    `A payment is on its way: wait until it is confirmed. ${place} shows it. Please do not pay twice.`,
  delivery: (place) =>
    `The payment has arrived, and the purchase is still being switched on. ${place} shows it. Please do not buy it again.`,
  entitlement_recovery: (place) =>
    `The plan is switched off for now: wait until it is on again. ${place} shows what is still open.`,
  reset: (place) => `Wait until the credits reset. ${place} shows when that is.`,
  owner: () => 'Ask the account owner.',
  billing_help: () => 'Ask billing what your options are.',
};

const planSentences: Record<PlanOffers, (place: string, action: string) => string> = {
  subscriptions: (place, action) =>
    `No subscription is running: start one at ${place}. Choose a plan that includes ${action}.`,
  subscriptions_with_monitoring: (place) =>
    `No subscription is running: start one at ${place}. Choose a plan that includes monitoring.`,
  changes: (place, action) =>
    `Change at ${place} to a plan that includes ${action}. Billing shows the changes that are open to you.`,
  changes_to_monitoring: (place) =>
    `A subscription is running: change at ${place} to a plan that includes monitoring.`,
};

const sayGiveUp = ({ waits }: Registry, wait: Wait) =>
  `Nothing has changed after ${formatDuration(waits[wait].giveUpAfter)}? Ask billing.`;

const wantedAction = ({ actions }: Registry, { action }: BlockContext) =>
  action ? actions[action].phrase : 'the action';

function wantedCredits({ actions, balances }: Registry, { action }: BlockContext): string {
  const balance = action && actions[action].balance;
  return balance ? balances[balance].credits : 'credits';
}
