import {
  actionIs,
  all,
  any,
  balanceBelow,
  field,
  not,
  planChangeExists,
  planIncludesAction,
  purchaseUndelivered,
  reasonHolds,
  sessionBuysRemedy,
  when,
} from './condition.ts';
import { activeSince } from './lifecycle.ts';
import { ACTIONS, MEMBER_ROLES, type ReasonCode } from './names.ts';
import type { ReasonEntry } from './reason-entry.ts';
import type { Resolution } from './resolution.ts';

const launched = activeSince('2026-11-23');
const noSubscription = field('subscription_status', 'none', 'canceled', 'incomplete_expired');
const runningSubscription = field('subscription_status', 'active', 'trialing');

/** The reasons that a purchase, or waiting for one, can remedy. */
const remediable = [
  'PLAN_CHANGE_REQUIRED',
  'PACKAGE_ENTITLEMENT_MISSING',
  'MONITORING_ENTITLEMENT_MISSING',
  'CREDIT_BALANCE_EXHAUSTED',
  'AI_CREDIT_LIMIT_REACHED',
] as const satisfies readonly ReasonCode[];

const entitlementPending = any(
  field('package_entitlement_status', 'pending'),
  when(actionIs('monitoring'), field('monitoring_entitlement_status', 'pending')),
);
const paidUndelivered = all(field('payment_status', 'confirmed'), purchaseUndelivered);
const moneyInFlight = any(field('payment_status', 'processing'), paidUndelivered);

const buyCredits = [
  {
    outcome: {
      do: 'buy_credits',
      billingActions: ['credit_purchase'],
      route: '/billing/checkout',
    },
  },
] as const satisfies Resolution;

export const reasons = {
  BILLING_STATE_BLOCKED: {
    ...launched,
    title: 'Billing is blocked',
    meaning: 'Paid work waits until the billing state has recovered.',
    message: 'Paid actions are paused because billing for this account is blocked.',
    condition: any(
      field('billing_state', 'blocked', 'closed'),
      field('subscription_status', 'unpaid'),
    ),
    actions: ACTIONS,
    fields: ['billing_state', 'subscription_status', 'payment_status'],
    step: 'check-payment',
    resolution: [
      { when: field('billing_state', 'closed'), outcome: { do: 'stop' } },
      { outcome: { do: 'wait', for: 'billing_recovery', route: '/billing/transactions' } },
    ],
    whoCanAct: MEMBER_ROLES,
    related: ['refunds-disputes-and-service-credits', 'resolve-blocked-or-failed-states'],
  },
  SUBSCRIPTION_PAST_DUE: {
    ...launched,
    title: 'The subscription is past due',
    meaning: 'An invoice is unpaid, and paid work waits until the subscription has recovered.',
    message: 'The last subscription payment is overdue.',
    condition: field('subscription_status', 'past_due'),
    actions: ACTIONS,
    fields: ['subscription_status', 'payment_status', 'billing_state'],
    step: 'check-payment',
    resolution: [{ outcome: { do: 'wait', for: 'invoice', route: '/billing/transactions' } }],
    whoCanAct: MEMBER_ROLES,
    related: ['refunds-disputes-and-service-credits'],
  },
  CHECKOUT_PAYMENT_PENDING: {
    ...launched,
    title: 'A checkout payment is pending',
    meaning: 'A checkout is under way, and its payment has to be confirmed first.',
    message: 'We are waiting for your checkout payment to be confirmed.',
    condition: any(
      entitlementPending,
      when(any(...remediable.map(reasonHolds)), moneyInFlight),
      // "Not pending" has to be said: while it is unknown, the session may be paid already.
      when(
        all(field('payment_status', 'open'), not(entitlementPending)),
        sessionBuysRemedy(...remediable),
      ),
    ),
    actions: ACTIONS,
    fields: [
      'payment_status',
      'checkout_session_id',
      'package_entitlement_status',
      'monitoring_entitlement_status',
    ],
    step: 'check-payment',
    resolution: [
      {
        when: field('payment_status', 'processing'),
        outcome: { do: 'wait', for: 'payment', route: '/billing/transactions' },
      },
      {
        when: any(entitlementPending, paidUndelivered),
        outcome: { do: 'wait', for: 'delivery', route: '/billing/transactions' },
      },
      { outcome: { do: 'resume_checkout', route: '/billing/checkout' } },
    ],
    whoCanAct: ['owner', 'agency'],
    related: ['refunds-disputes-and-service-credits', 'plans-and-credit-state'],
  },
  PLAN_CHANGE_REQUIRED: {
    ...launched,
    title: 'A plan change comes first',
    meaning: 'The catalog has a plan change that brings the action. It has to be made first.',
    message: 'Change your plan to use this action.',
    condition: when(runningSubscription, all(not(planIncludesAction), planChangeExists)),
    actions: ACTIONS,
    fields: ['package_key', 'selected_package_key', 'subscription_status'],
    step: 'compare-plan',
    resolution: [
      {
        outcome: {
          do: 'buy_plan',
          offers: 'changes',
          billingActions: ['plan_upgrade', 'plan_change'],
          route: '/billing/checkout',
        },
      },
    ],
    whoCanAct: ['owner', 'agency'],
    related: ['plans-and-credit-state'],
  },
  PACKAGE_ENTITLEMENT_MISSING: {
    ...launched,
    title: 'The plan does not cover the action',
    meaning: 'The action is not part of the current plan, or the plan is not switched on.',
    message: 'Your current plan does not include this action.',
    condition: any(
      not(field('package_entitlement_status', 'active', 'pending')),
      not(planIncludesAction),
    ),
    actions: ACTIONS,
    fields: ['package_key', 'selected_package_key', 'package_entitlement_status'],
    step: 'compare-plan',
    resolution: [
      {
        when: noSubscription,
        outcome: {
          do: 'buy_plan',
          offers: 'subscriptions',
          billingActions: ['subscription_start'],
          route: '/billing/checkout',
        },
      },
      {
        when: all(runningSubscription, not(planIncludesAction)),
        outcome: { do: 'nothing_sold' },
      },
      { outcome: { do: 'wait', for: 'entitlement_recovery', route: '/billing/transactions' } },
    ],
    whoCanAct: ['owner', 'agency'],
    related: ['plans-and-credit-state'],
  },
  MONITORING_ENTITLEMENT_MISSING: {
    ...launched,
    title: 'Monitoring is not switched on',
    meaning: 'Neither the project nor the plan has active recurring monitoring.',
    message: 'Recurring monitoring is not active for this project.',
    condition: when(
      actionIs('monitoring'),
      not(field('monitoring_entitlement_status', 'active', 'pending')),
    ),
    actions: ['monitoring'],
    fields: ['monitoring_entitlement_status', 'package_key', 'selected_package_key'],
    step: 'compare-plan',
    resolution: [
      {
        when: noSubscription,
        outcome: {
          do: 'buy_plan',
          offers: 'subscriptions_with_monitoring',
          billingActions: ['subscription_start'],
          route: '/billing/checkout',
        },
      },
      {
        when: runningSubscription,
        outcome: {
          do: 'buy_plan',
          offers: 'changes_to_monitoring',
          billingActions: ['plan_change'],
          route: '/billing/checkout',
        },
      },
      { outcome: { do: 'wait', for: 'entitlement_recovery', route: '/billing/transactions' } },
    ],
    whoCanAct: ['owner', 'agency'],
    related: ['monitoring-plans'],
  },
  CREDIT_BALANCE_EXHAUSTED: {
    ...launched,
    title: 'The credits are used up',
    meaning: 'No usable balance is left for this kind of action.',
    message: 'No credits left for this action.',
    condition: any(
      when(actionIs('scan', 'retest'), balanceBelow('credit_balance', 1)),
      when(actionIs('fix'), balanceBelow('remaining_fix_credits', 1)),
    ),
    actions: ['scan', 'retest', 'fix'],
    fields: ['remaining_fix_credits', 'credit_balance'],
    step: 'check-credits',
    resolution: buyCredits,
    whoCanAct: ['owner', 'agency'],
    related: ['automated-fix-credits', 'scan-credits'],
  },
  AI_CREDIT_LIMIT_REACHED: {
    ...launched,
    title: 'The AI credits are used up',
    meaning: 'AI drafting, triage and review wait for AI credits. The way without AI stays open.',
    message: 'Your AI credit limit is reached. You can go on without AI.',
    condition: when(actionIs('ai'), balanceBelow('ai_credit_balance', 1)),
    actions: ['ai'],
    fields: ['ai_credit_balance'],
    step: 'check-credits',
    resolution: buyCredits,
    whoCanAct: ['owner', 'agency'],
    related: ['plans-and-credit-state'],
  },
} as const satisfies Record<ReasonCode, ReasonEntry>;
