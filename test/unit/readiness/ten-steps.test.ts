import { describe, expect, it } from 'vitest';
import { STEP_IDS } from '#src/registry/names.ts';
import { ask, stepsBy } from './ask.ts';
import type { Question } from './ask.ts';
import { PACKLESS_CATALOG, RESETS, UNSOLD_CATALOG } from './states.ts';

/** One row for each situation of the table of the ten steps. */
interface Row {
  situation: string;
  question: Question;
  next: Record<string, unknown>;
  current: string;
  done: string[];
  upcoming: string[];
}

const AFTER = ['refresh-billing', 'return-and-retry', 'continue'];
const CHOSEN = ['open-billing', 'identify-action'];
const PAYMENT_WAIT = { kind: 'wait', route: '/billing/transactions', available: false };
const noPlan = { subscription_status: 'none', package_entitlement_status: 'none' } as const;
const start = { intent: 'subscription_start', item: 'full' } as const;
const session = { checkout_session_id: 'cs_1', open_checkout: start } as const;
const paymentWait = { next: PAYMENT_WAIT, current: 'check-payment', done: CHOSEN, upcoming: AFTER };

const rows: Row[] = [
  {
    situation: 'unverified',
    question: { account: { billing_state: 'unknown' } },
    next: { kind: 'retry', intent: 'reread', available: true },
    current: 'open-billing',
    done: [],
    upcoming: STEP_IDS.filter((id) => id !== 'open-billing' && id !== 'respect-limits'),
  },
  {
    situation: 'switch account',
    question: {
      request: {
        target: { route: '/projects/prj_x', owner_account_id: 'acc_x', project_id: null },
      },
    },
    next: { kind: 'switch_account', account_id: 'acc_x', available: true },
    current: 'open-billing',
    done: [],
    upcoming: STEP_IDS.filter((id) => id !== 'open-billing' && id !== 'respect-limits'),
  },
  {
    situation: 'no action',
    question: { request: { action: null } },
    next: { kind: 'retry', intent: 'reread', available: false },
    current: 'identify-action',
    done: ['open-billing'],
    upcoming: STEP_IDS.filter((id) => !CHOSEN.includes(id) && id !== 'respect-limits'),
  },
  {
    situation: 'billing blocked',
    question: { account: { billing_state: 'blocked' } },
    ...paymentWait,
  },
  { situation: 'unpaid', question: { account: { subscription_status: 'unpaid' } }, ...paymentWait },
  {
    situation: 'past due',
    question: { account: { subscription_status: 'past_due' } },
    ...paymentWait,
  },
  {
    situation: 'payment processing',
    question: { account: { ...noPlan, ...session, payment_status: 'processing' } },
    ...paymentWait,
  },
  {
    situation: 'package suspended beside a running subscription',
    question: { account: { package_entitlement_status: 'suspended' } },
    ...paymentWait,
  },
  {
    situation: 'package expired beside a paused subscription',
    question: { account: { subscription_status: 'paused', package_entitlement_status: 'expired' } },
    ...paymentWait,
  },
  {
    situation: 'monitoring missing beside an incomplete subscription',
    question: {
      action: 'monitoring',
      account: { subscription_status: 'incomplete', monitoring_entitlement_status: 'none' },
    },
    ...paymentWait,
  },
  {
    situation: 'confirmed, undelivered',
    question: { account: { ...noPlan, ...session, payment_status: 'confirmed' } },
    next: PAYMENT_WAIT,
    current: 'refresh-billing',
    done: [...CHOSEN, 'check-payment', 'use-checkout'],
    upcoming: ['return-and-retry', 'continue'],
  },
  {
    situation: 'entitlement pending',
    question: { account: { package_entitlement_status: 'pending' } },
    next: PAYMENT_WAIT,
    current: 'refresh-billing',
    done: [...CHOSEN, 'check-payment', 'use-checkout'],
    upcoming: ['return-and-retry', 'continue'],
  },
  {
    situation: 'resume checkout',
    question: { account: { ...noPlan, ...session, payment_status: 'open' } },
    next: {
      kind: 'checkout',
      intent: 'resume_checkout',
      route: '/billing/checkout',
      checkout_session_id: 'cs_1',
      available: true,
    },
    current: 'use-checkout',
    done: [...CHOSEN, 'check-payment'],
    upcoming: AFTER,
  },
  {
    situation: 'plan purchase, nothing selected',
    question: { account: { package_key: 'bare' } },
    next: { kind: 'checkout', intent: 'plan_upgrade', route: '/billing/checkout', available: true },
    current: 'compare-plan',
    done: CHOSEN,
    upcoming: ['use-checkout', ...AFTER],
  },
  {
    situation: 'plan purchase, the selected plan does not fit',
    question: { account: { ...noPlan, selected_package_key: 'bare' } },
    next: { kind: 'checkout', intent: 'subscription_start', available: true },
    current: 'compare-plan',
    done: CHOSEN,
    upcoming: ['use-checkout', ...AFTER],
  },
  {
    situation: 'plan purchase, the selected plan fits',
    question: { account: { package_key: 'bare', selected_package_key: 'extra' } },
    next: { kind: 'checkout', intent: 'plan_change', route: '/billing/checkout', available: true },
    current: 'use-checkout',
    done: [...CHOSEN, 'compare-plan'],
    upcoming: AFTER,
  },
  {
    situation: 'a plan that adds monitoring',
    question: {
      action: 'monitoring',
      account: { package_key: 'extra', monitoring_entitlement_status: 'none' },
    },
    next: { kind: 'checkout', intent: 'plan_change', available: true },
    current: 'compare-plan',
    done: CHOSEN,
    upcoming: ['use-checkout', ...AFTER],
  },
  {
    situation: 'credit purchase',
    question: { action: 'fix', account: { remaining_fix_credits: 0 } },
    next: {
      kind: 'checkout',
      intent: 'credit_purchase',
      route: '/billing/checkout',
      available: true,
    },
    current: 'use-checkout',
    done: [...CHOSEN, 'check-credits'],
    upcoming: AFTER,
  },
  {
    situation: 'wait for a reset',
    question: {
      account: { credit_balance: 0, credits_reset_at: RESETS },
      catalog: PACKLESS_CATALOG,
    },
    next: { kind: 'wait', route: '/billing', available: false },
    current: 'check-credits',
    done: CHOSEN,
    upcoming: AFTER,
  },
  {
    situation: 'no plan sold',
    question: { account: noPlan, catalog: UNSOLD_CATALOG },
    next: { kind: 'wait', who: 'billing', available: false },
    current: 'continue',
    done: [...CHOSEN, 'compare-plan'],
    upcoming: [],
  },
  {
    situation: 'no credits sold, nothing resets',
    question: { account: { credit_balance: 0 }, catalog: PACKLESS_CATALOG },
    next: { kind: 'wait', who: 'billing', available: false },
    current: 'continue',
    done: [...CHOSEN, 'check-credits'],
    upcoming: [],
  },
  {
    situation: 'ready',
    question: {},
    next: { kind: 'retry', intent: 'rerun', route: '/projects/prj_here', available: true },
    current: 'return-and-retry',
    done: [...CHOSEN, 'refresh-billing'],
    upcoming: [],
  },
];

describe('the ten steps', () => {
  it.each(rows)('$situation', ({ question, next, current, done, upcoming }) => {
    const report = ask(question);
    expect(report.next).toMatchObject(next);
    expect(report.steps.map((step) => step.id)).toEqual([...STEP_IDS]);
    expect(stepsBy(report, 'current')).toEqual([current]);
    expect(stepsBy(report, 'done')).toEqual(STEP_IDS.filter((id) => done.includes(id)));
    expect(stepsBy(report, 'upcoming')).toEqual(STEP_IDS.filter((id) => upcoming.includes(id)));
    expect(stepsBy(report, 'in_force')).toEqual(['respect-limits']);
    const rest = STEP_IDS.filter(
      (id) =>
        id !== current && id !== 'respect-limits' && !done.includes(id) && !upcoming.includes(id),
    );
    expect(stepsBy(report, 'not_needed')).toEqual(rest);
  });

  it('stops every step but the limits where billing is closed', () => {
    const report = ask({ account: { billing_state: 'closed' } });
    expect(report).toMatchObject({
      verdict: 'stop',
      primary: 'BILLING_STATE_BLOCKED',
      next: { kind: 'stop' },
    });
    expect(stepsBy(report, 'stopped')).toEqual(STEP_IDS.filter((id) => id !== 'respect-limits'));
    expect(stepsBy(report, 'in_force')).toEqual(['respect-limits']);
  });
});
