import type { Route } from './names.ts';
import type { Registry } from './registry.ts';
import { waits, type Outcome } from './resolution.ts';

/** What a reason leads to, in words. */
export interface DescribedOutcome {
  kind: 'checkout' | 'wait' | 'stop';
  text: string;
  /** Where it happens; null where there is nowhere to go. */
  route: Route | null;
  /** How long to wait, or what applies where nothing is on sale. */
  note: string | null;
}

/** One outcome of a resolution, as a page states it. */
export function describeOutcome(registry: Registry, outcome: Outcome): DescribedOutcome {
  switch (outcome.do) {
    case 'stop':
      return {
        kind: 'stop',
        text: 'Stop here: a closed account does no paid work.',
        route: null,
        note: null,
      };
    case 'wait':
      return {
        kind: 'wait',
        text: waits[outcome.for].label,
        route: outcome.route,
        note: describeWait(waits[outcome.for]),
      };
    case 'resume_checkout':
      return {
        kind: 'checkout',
        text: 'Resume the open checkout',
        route: outcome.route,
        note: 'The same session. Do not start a second one.',
      };
    case 'buy_plan':
      return {
        kind: 'checkout',
        text: purchaseTitles(registry, outcome.billingActions),
        route: outcome.route,
        note: 'Only where billing shows it as available. Where nothing fits, ask billing.',
      };
    case 'buy_credits':
      return {
        kind: 'checkout',
        text: purchaseTitles(registry, outcome.billingActions),
        route: outcome.route,
        note: 'Where this balance is not sold, wait for its reset.',
      };
    case 'nothing_sold':
      return {
        kind: 'wait',
        text: waits.billing_help.label,
        route: null,
        note: describeWait(waits.billing_help),
      };
  }
}

const KIND_ORDER = ['checkout', 'wait', 'stop'] as const;

/** The kinds of next step that a reason can lead to, each once. */
export function listNextKinds(registry: Registry, outcomes: readonly Outcome[]) {
  const kinds = outcomes.flatMap((outcome) => [
    describeOutcome(registry, outcome).kind,
    // Where the balance is not sold, its reset is all there is.
    ...(outcome.do === 'buy_credits' ? ['wait' as const] : []),
  ]);
  return KIND_ORDER.filter((kind) => kinds.includes(kind));
}

const purchaseTitles = (
  registry: Registry,
  billingActions: readonly (keyof Registry['billingActions'])[],
) =>
  joinOr(
    billingActions.map((action, index) =>
      lowerAfterFirst(registry.billingActions[action].title, index),
    ),
  );

const lowerAfterFirst = (title: string, index: number) =>
  index === 0 ? title : title.charAt(0).toLowerCase() + title.slice(1);

const joinOr = (words: readonly string[]) => words.join(' or ');

const describeWait = (wait: { recheckAfter: number; giveUpAfter: number }) =>
  `Look again after ${formatDuration(wait.recheckAfter)}. Nothing changed after ${formatDuration(wait.giveUpAfter)}? Ask billing.`;

/** A whole number of the largest unit that fits: `90` -> `90 seconds`. */
export function formatDuration(seconds: number): string {
  const units = [
    ['day', 86_400],
    ['hour', 3_600],
    ['minute', 60],
  ] as const;
  const unit = units.find(([, size]) => seconds >= size && seconds % size === 0);
  const [name, size] = unit ?? (['second', 1] as const);
  const count = seconds / size;
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}
