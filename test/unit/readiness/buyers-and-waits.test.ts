import { describe, expect, it } from 'vitest';
import { MEMBER_ROLES } from '#src/registry/names.ts';
import { registry } from '#src/registry/registry.ts';
import { ask } from './ask.ts';
import type { Question } from './ask.ts';
import { CHANGED_AT, PACKLESS_CATALOG, RESETS, UNSOLD_CATALOG } from './states.ts';

const noPlan = { subscription_status: 'none', package_entitlement_status: 'none' } as const;
const openStart = {
  ...noPlan,
  payment_status: 'open',
  checkout_session_id: 'cs_1',
  open_checkout: { intent: 'subscription_start', item: 'full' },
} as const;

const purchases: [string, Question][] = [
  ['subscription_start', { account: noPlan }],
  ['plan_upgrade', { account: { package_key: 'bare' } }],
  [
    'plan_change',
    {
      action: 'monitoring',
      account: { package_key: 'extra', monitoring_entitlement_status: 'none' },
    },
  ],
  ['credit_purchase', { account: { credit_balance: 0 } }],
  ['resume_checkout', { account: openStart }],
];

describe('who may buy', () => {
  it.each(purchases)('offers %s to owners and agencies', (intent, question) => {
    for (const role of ['owner', 'agency'] as const) {
      expect(ask({ ...question, role }).next).toMatchObject({
        kind: 'checkout',
        intent,
        available: true,
      });
    }
  });

  it.each(purchases)(
    'turns %s into a wait for the owner for others, at the same steps',
    (_intent, question) => {
      const forOwner = ask({ ...question, role: 'owner' });
      for (const role of ['finance_reviewer', null] as const) {
        const report = ask({ ...question, role });
        expect(report.next).toMatchObject({ kind: 'wait', who: 'owner', available: false });
        expect(report.next).not.toHaveProperty('intent');
        expect(report.next).not.toHaveProperty('checkout_session_id');
        expect(report).toMatchObject({ primary: forOwner.primary, reasons: forOwner.reasons });
        expect(report.steps).toEqual(forOwner.steps);
      }
    },
  );

  it.each<[string, Question]>([
    ['no plan sold', { account: noPlan, catalog: UNSOLD_CATALOG }],
    ['a change that nobody sells', { account: { package_key: 'stuck' } }],
    [
      'no monitoring plan to change to',
      { action: 'monitoring', account: { monitoring_entitlement_status: 'none' } },
    ],
    ['no credits sold, none reset', { account: { credit_balance: 0 }, catalog: PACKLESS_CATALOG }],
  ])('sends every role to billing where there is %s', (_case, question) => {
    for (const role of [...MEMBER_ROLES, null]) {
      const { next } = ask({ ...question, role });
      expect(next).toMatchObject({ kind: 'wait', who: 'billing', available: false });
      expect(next).not.toHaveProperty('intent');
    }
  });

  it('lets every role retry, reread and switch', () => {
    for (const role of [...MEMBER_ROLES, null]) {
      expect(ask({ role }).next).toMatchObject({ intent: 'rerun', available: true });
      const unknown = ask({ role, account: { billing_state: 'unknown' } });
      expect(unknown.next).toMatchObject({ intent: 'reread', available: true });
    }
  });
});

describe('give_up_at', () => {
  const changedAt = Date.parse(CHANGED_AT);
  const waiting: [string, Question][] = [
    ['a blocked billing state', { account: { billing_state: 'blocked' } }],
    ['a past-due subscription', { account: { subscription_status: 'past_due' } }],
    ['a payment', { account: { ...openStart, payment_status: 'processing' } }],
    ['a delivery', { account: { package_entitlement_status: 'pending' } }],
    ['a suspended package', { account: { package_entitlement_status: 'suspended' } }],
    [
      'a reset',
      { account: { credit_balance: 0, credits_reset_at: RESETS }, catalog: PACKLESS_CATALOG },
    ],
  ];

  it.each(waiting)(
    'counts from the last change, and then says whom to ask: %s',
    (_case, question) => {
      const { next } = ask(question);
      const giveUpAt = Date.parse(next.give_up_at ?? '');
      expect(giveUpAt).toBeGreaterThan(changedAt);
      expect(next.recheck_after).toBeGreaterThan(0);
      expect(next).not.toHaveProperty('who');

      const laterChange = new Date(changedAt + 60_000).toISOString();
      const moved = ask({ ...question, account: { ...question.account, changed_at: laterChange } });
      expect(Date.parse(moved.next.give_up_at ?? '')).toBe(giveUpAt + 60_000);

      const lastMoment = ask({ ...question, now: new Date(giveUpAt - 1) });
      expect(lastMoment.next).toEqual(next);
      expect(ask({ ...question, now: new Date(giveUpAt) }).next).toEqual({
        ...next,
        who: 'billing',
      });
    },
  );

  it('never gives up on a reset before the reset', () => {
    const resetAt = '2031-01-01T00:00:00.000Z';
    const credits_reset_at = { ...RESETS, credit_balance: resetAt };
    const account = { credit_balance: 0, credits_reset_at };
    const { next } = ask({ account, catalog: PACKLESS_CATALOG });
    expect(next.give_up_at).toBe(resetAt);
  });

  it('takes its durations from the registry', () => {
    const { next } = ask({ account: { billing_state: 'blocked' } });
    const { giveUpAfter, recheckAfter } = registry.waits.billing_recovery;
    expect(Date.parse(next.give_up_at ?? '')).toBe(changedAt + giveUpAfter * 1000);
    expect(next.recheck_after).toBe(recheckAfter);
  });

  it('still names the owner after it, where the owner has to buy', () => {
    const now = new Date('2040-01-01T00:00:00Z');
    expect(ask({ account: noPlan, role: 'finance_reviewer', now }).next.who).toBe('owner');
  });

  it('gives no deadline where nothing is waited for', () => {
    expect(ask().next).not.toHaveProperty('give_up_at');
    expect(ask({ account: noPlan }).next).not.toHaveProperty('give_up_at');
  });
});

describe('the way without AI', () => {
  it.each<[string, Question]>([
    ['credits are sold', {}],
    ['credits reset', { catalog: PACKLESS_CATALOG, account: { credits_reset_at: RESETS } }],
    ['nothing is sold', { catalog: PACKLESS_CATALOG }],
    ['others buy', { role: 'finance_reviewer' }],
  ])('is offered whenever AI credits decide: %s', (_case, question) => {
    const account = { ...question.account, ai_credit_balance: 0 };
    const report = ask({ ...question, action: 'ai', account });
    expect(report.primary).toBe('AI_CREDIT_LIMIT_REACHED');
    expect(report.next.alternative).toBeDefined();
  });

  it('is not offered for any other reason', () => {
    const account = { ai_credit_balance: 0, subscription_status: 'past_due' } as const;
    expect(ask({ action: 'ai', account }).next).not.toHaveProperty('alternative');
    expect(ask({ account: { credit_balance: 0 } }).next).not.toHaveProperty('alternative');
  });
});
