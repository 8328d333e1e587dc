import { activeSince, type Named } from './lifecycle.ts';
import type { Code, FieldName, GuideSlug, PathStage, Route, StepId } from './names.ts';

/** One of the ten steps of the main guide. */
export interface StepEntry extends Named<StepId> {
  /** As the heading says it. */
  title: string;
  /** What is true once it is done. */
  result: string;
  /** Account fields to look at, in reading order. */
  fields: readonly FieldName[];
  /** Product routes that it sends the reader to. */
  routes: readonly Route[];
  /** Codes that make the step matter; empty where it always does. */
  codes: readonly Code[];
  /** Guides that it hands over to. */
  guides: readonly GuideSlug[];
  /** Where on the path picture a reader at this step stands. */
  stage: PathStage;
}

const launched = { ...activeSince('2026-11-23'), routes: [], codes: [], guides: [] } as const;

export const steps = {
  'open-billing': {
    ...launched,
    title: 'Open billing',
    result: 'You know your values before you spend money or touch the plan.',
    fields: [
      'account_id',
      'package_key',
      'package_entitlement_status',
      'billing_state',
      'credit_balance',
    ],
    routes: ['/billing'],
    stage: 'billing',
  },
  'identify-action': {
    ...launched,
    title: 'Identify the blocked action',
    result: 'You know whether this kind of work needs an entitlement or credits.',
    fields: [],
    routes: [
      '/projects/{project}',
      '/reports/{report}',
      '/fix-tasks/{fixTask}',
      '/monitoring/{project}',
    ],
    stage: 'workflow',
  },
  'compare-plan': {
    ...launched,
    title: 'Compare the plan',
    result: 'You choose a plan that has the action. Nobody needs to ask for an exception.',
    fields: ['package_key', 'selected_package_key', 'monitoring_entitlement_status'],
    codes: [
      'PACKAGE_ENTITLEMENT_MISSING',
      'PLAN_CHANGE_REQUIRED',
      'MONITORING_ENTITLEMENT_MISSING',
    ],
    stage: 'reason',
  },
  'check-credits': {
    ...launched,
    title: 'Check the credits',
    result: 'Credits come first, bought or awaited. Then you run the action.',
    fields: ['remaining_fix_credits', 'credit_balance', 'ai_credit_balance'],
    codes: ['CREDIT_BALANCE_EXHAUSTED', 'AI_CREDIT_LIMIT_REACHED'],
    stage: 'reason',
  },
  'check-payment': {
    ...launched,
    title: 'Check the payment',
    result:
      'You wait until the payment is confirmed, the invoice is settled or the subscription is back.',
    fields: ['billing_state', 'payment_status', 'subscription_status'],
    routes: ['/billing/transactions'],
    codes: ['BILLING_STATE_BLOCKED', 'CHECKOUT_PAYMENT_PENDING', 'SUBSCRIPTION_PAST_DUE'],
    stage: 'reason',
  },
  'use-checkout': {
    ...launched,
    title: 'Use checkout',
    result: 'One checkout, for one account and one catalog item.',
    fields: ['checkout_session_id'],
    routes: ['/billing/checkout'],
    stage: 'outcome',
  },
  'respect-limits': {
    ...launched,
    title: 'Respect the limits',
    result: 'You stay in self-service, inside one account.',
    fields: ['billing_state'],
    stage: 'outcome',
  },
  'refresh-billing': {
    ...launched,
    title: 'Refresh billing',
    result: 'The workflow sees what you bought.',
    fields: [
      'package_entitlement_status',
      'subscription_status',
      'payment_status',
      'monitoring_entitlement_status',
      'credit_balance',
      'remaining_fix_credits',
      'ai_credit_balance',
    ],
    routes: ['/billing'],
    stage: 'outcome',
  },
  'return-and-retry': {
    ...launched,
    title: 'Return and retry',
    result: 'The work restarts in its own workflow.',
    fields: [],
    routes: [
      '/projects/{project}',
      '/reports/{report}',
      '/fix-tasks/{fixTask}',
      '/monitoring/{project}',
    ],
    stage: 'outcome',
  },
  continue: {
    ...launched,
    title: 'Continue elsewhere',
    result: 'The right guide takes over, with the automated way.',
    fields: [],
    guides: [
      'resolve-blocked-or-failed-states',
      'plans-and-credit-state',
      'automated-fix-credits',
      'refunds-disputes-and-service-credits',
    ],
    stage: 'outcome',
  },
} as const satisfies Record<StepId, StepEntry>;
