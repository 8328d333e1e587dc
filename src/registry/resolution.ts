import type { Condition } from './condition.ts';
import type { BillingAction, Route } from './names.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** How long a wait is: both durations in seconds. */
export interface WaitEntry {
  label: string;
  recheckAfter: number;
  giveUpAfter: number;
}

/**
 * What a reader can be told to wait for: when to look again and when to stop
 * waiting and ask. Both in seconds; giving up counts from the last change.
 */
export const waits = {
  billing_recovery: {
    label: 'Wait for billing to recover',
    recheckAfter: 300,
    giveUpAfter: 5 * DAY,
  },
  invoice: {
    label: 'Settle the open invoice',
    recheckAfter: 60,
    giveUpAfter: 3 * DAY,
  },
  payment: {
    label: 'Wait for the payment to be confirmed',
    recheckAfter: 10,
    giveUpAfter: 1 * DAY,
  },
  delivery: {
    label: 'Wait for your purchase to arrive',
    recheckAfter: 10,
    giveUpAfter: 1 * HOUR,
  },
  entitlement_recovery: {
    label: 'Wait for the plan to be switched on again',
    recheckAfter: 300,
    giveUpAfter: 2 * DAY,
  },
  reset: {
    label: 'Wait for the credits to reset',
    recheckAfter: 3600,
    giveUpAfter: 35 * DAY,
  },
  owner: {
    label: 'Ask the account owner',
    recheckAfter: 300,
    giveUpAfter: 7 * DAY,
  },
  billing_help: {
    label: 'Ask billing: nothing on sale brings this back',
    recheckAfter: 3600,
    giveUpAfter: 7 * DAY,
  },
} as const satisfies Record<string, WaitEntry>;
export type Wait = keyof typeof waits;

/** Which catalog items a plan purchase chooses from. */
export type PlanOffers =
  'subscriptions' | 'subscriptions_with_monitoring' | 'changes' | 'changes_to_monitoring';

/** What a reason leads to. Where nothing is on sale, a purchase becomes a wait. */
export type Outcome =
  | { do: 'stop' }
  | { do: 'wait'; for: Wait; route: Route }
  | { do: 'resume_checkout'; route: Route }
  | { do: 'buy_plan'; offers: PlanOffers; billingActions: readonly BillingAction[]; route: Route }
  | { do: 'buy_credits'; billingActions: readonly BillingAction[]; route: Route }
  | { do: 'nothing_sold' };

/** Tried in order; the first whose condition holds applies. The last has none. */
export type Resolution = readonly [
  ...{ when: Condition; outcome: Outcome }[],
  { outcome: Outcome },
];
