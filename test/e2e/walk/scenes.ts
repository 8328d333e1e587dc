import type { Action, ReasonCode, StepId } from '#src/registry/names.ts';

/** A step of the guide while it is the reader's, and what it shows as done before it. */
export interface Stop {
  step: StepId;
  done: StepId[];
}

/** One blocked reader, and the steps that lead them back to work. Written from the specification. */
export interface Scene {
  code: ReasonCode;
  action: Action;
  target: string;
  /** What the workflow's button says. */
  button: string;
  /** The steps that become theirs, one after the other. */
  path: Stop[];
  /** What they do where a step leaves a choice. */
  picks?: string;
  buys?: { item: string; outcome: string; delivery?: string };
  settles?: string;
}

const OPENING: StepId[] = ['open-billing', 'identify-action'];
const stop = (step: StepId, ...done: StepId[]): Stop => ({ step, done: [...OPENING, ...done] });
const READY = stop('return-and-retry', 'refresh-billing');

export const SCENES: Scene[] = [
  {
    code: 'BILLING_STATE_BLOCKED',
    action: 'scan',
    target: 'projects/prj_billing_state_blocked',
    button: 'Scan',
    settles: 'The bank decides for us',
    path: [stop('check-payment'), READY],
  },
  {
    code: 'SUBSCRIPTION_PAST_DUE',
    action: 'scan',
    target: 'projects/prj_subscription_past_due',
    button: 'Scan',
    settles: 'Settle',
    path: [stop('check-payment'), READY],
  },
  {
    code: 'CHECKOUT_PAYMENT_PENDING',
    action: 'scan',
    target: 'projects/prj_checkout_payment_pending',
    button: 'Scan',
    settles: 'The bank confirms it',
    path: [stop('check-payment'), READY],
  },
  {
    code: 'PLAN_CHANGE_REQUIRED',
    action: 'scan',
    target: 'projects/prj_plan_change_required',
    button: 'Scan',
    buys: { item: 'Starter', outcome: 'It goes through at once', delivery: 'twice' },
    path: [stop('use-checkout', 'compare-plan'), READY],
  },
  {
    code: 'PACKAGE_ENTITLEMENT_MISSING',
    action: 'scan',
    target: 'projects/prj_package_entitlement_missing',
    button: 'Scan',
    picks: 'Starter',
    buys: { item: 'Starter', outcome: 'It goes through at once', delivery: 'never' },
    path: [stop('compare-plan'), stop('use-checkout', 'compare-plan'), READY],
  },
  {
    code: 'MONITORING_ENTITLEMENT_MISSING',
    action: 'monitoring',
    target: 'monitoring/prj_monitoring_entitlement_missing',
    button: 'Set up recurring scans',
    picks: 'Team with monitoring',
    buys: {
      item: 'Team with monitoring',
      outcome: 'It goes through at once',
      delivery: '6 seconds late',
    },
    path: [stop('compare-plan'), stop('use-checkout', 'compare-plan'), READY],
  },
  {
    code: 'CREDIT_BALANCE_EXHAUSTED',
    action: 'fix',
    target: 'fix-tasks/fix_credit_balance_exhausted',
    button: 'Fix',
    buys: {
      item: '10 fix credits',
      outcome: 'It goes through at once, and the purchase arrives 5 seconds later',
    },
    path: [
      stop('use-checkout', 'check-credits'),
      stop('refresh-billing', 'check-payment', 'use-checkout'),
      READY,
    ],
  },
  {
    code: 'AI_CREDIT_LIMIT_REACHED',
    action: 'ai',
    target: 'reports/rep_ai_credit_limit_reached',
    button: 'Draft with AI',
    buys: { item: '200 AI credits', outcome: 'It takes 8 seconds to be confirmed' },
    settles: 'The bank confirms it',
    path: [stop('use-checkout', 'check-credits'), stop('check-payment'), READY],
  },
];

/** Steps that are the reader's in none of these: each has a test of its own. */
export const WALKED_ELSEWHERE = [
  'open-billing',
  'identify-action',
  'check-credits',
  'respect-limits',
  'continue',
] as const satisfies StepId[];
