import { describe, expect, it } from 'vitest';
import { ask, codesOf, standingOf } from './ask.ts';

const noPlan = { subscription_status: 'none', package_entitlement_status: 'none' } as const;
const upgrade = { intent: 'plan_upgrade', item: 'full' } as const;
const start = { intent: 'subscription_start', item: 'full' } as const;
const openUpgrade = {
  payment_status: 'open',
  checkout_session_id: 'cs_1',
  open_checkout: upgrade,
} as const;

describe('known traps', () => {
  it('does not let a definite reason sell under an earlier unknown', () => {
    const report = ask({ account: { billing_state: 'unknown', credit_balance: 0 } });
    expect(report).toMatchObject({
      verdict: 'unverified',
      primary: null,
      next: { kind: 'retry', intent: 'reread' },
    });
    expect(codesOf(report)).toEqual(['CREDIT_BALANCE_EXHAUSTED']);
    expect(standingOf(report, 'billing_state')).toBe('unknown');
    expect(standingOf(report, 'credit_balance')).toBe('blocking');
  });

  it('does not sell while the payment is unknown and something is missing', () => {
    const report = ask({ account: { payment_status: 'unknown', credit_balance: 0 } });
    expect(report.verdict).toBe('unverified');
    expect(standingOf(report, 'payment_status')).toBe('unknown');
  });

  it('does not resume a session while its delivery may be pending already', () => {
    const account = { package_key: 'bare', ...openUpgrade } as const;
    expect(ask({ account }).next.intent).toBe('resume_checkout');
    const report = ask({ account: { ...account, package_entitlement_status: 'unknown' } });
    expect(report).toMatchObject({ verdict: 'unverified', next: { kind: 'retry' } });
    expect(codesOf(report)).not.toContain('CHECKOUT_PAYMENT_PENDING');
  });

  it.each(['open', 'processing', 'unknown', 'failed', 'expired'] as const)(
    'does not block a ready account because a payment is %s',
    (payment_status) => {
      const isCart = payment_status === 'open' || payment_status === 'processing';
      const account = { payment_status, open_checkout: isCart ? start : null };
      expect(ask({ account }).verdict).toBe('ready');
    },
  );

  it('does not block a ready account because a purchase is still to be delivered', () => {
    const account = {
      payment_status: 'confirmed',
      checkout_session_id: 'cs_1',
      open_checkout: start,
    } as const;
    expect(ask({ account }).verdict).toBe('ready');
  });

  it.each([
    [
      'processing',
      { payment_status: 'processing', open_checkout: start, checkout_session_id: 'cs_1' },
    ],
    [
      'undelivered',
      { payment_status: 'confirmed', open_checkout: start, checkout_session_id: 'cs_1' },
    ],
  ] as const)('names no second checkout while a payment is %s', (_name, payment) => {
    for (const missing of [noPlan, { package_key: 'bare' }, { credit_balance: 0 }] as const) {
      const report = ask({ account: { ...missing, ...payment } });
      expect(report).toMatchObject({ primary: 'CHECKOUT_PAYMENT_PENDING', next: { kind: 'wait' } });
    }
  });

  it('lists what waits behind a payment in flight', () => {
    const payment = { payment_status: 'processing', open_checkout: start } as const;
    const report = ask({ account: { ...noPlan, ...payment, credit_balance: 0 } });
    expect(codesOf(report)).toEqual([
      'CHECKOUT_PAYMENT_PENDING',
      'PACKAGE_ENTITLEMENT_MISSING',
      'CREDIT_BALANCE_EXHAUSTED',
    ]);
  });

  it('does not hide a definite unpaid behind an unknown billing state', () => {
    const report = ask({ account: { billing_state: 'unknown', subscription_status: 'unpaid' } });
    expect(report).toMatchObject({
      verdict: 'blocked',
      primary: 'BILLING_STATE_BLOCKED',
      next: { kind: 'wait' },
    });
    expect(standingOf(report, 'subscription_status')).toBe('blocking');
    expect(standingOf(report, 'billing_state')).toBe('fine');
  });

  it('does not let an open cart hide a past-due subscription', () => {
    const account = {
      package_key: 'bare',
      subscription_status: 'past_due',
      ...openUpgrade,
    } as const;
    expect(ask({ account })).toMatchObject({
      primary: 'SUBSCRIPTION_PAST_DUE',
      next: { kind: 'wait', route: '/billing/transactions' },
    });
  });

  it('does not resume a session that buys something else', () => {
    const account = { ...openUpgrade, credit_balance: 0 };
    expect(ask({ account })).toMatchObject({
      primary: 'CREDIT_BALANCE_EXHAUSTED',
      next: { kind: 'checkout', intent: 'credit_purchase' },
    });
  });

  it('does not resume a session for another plan than the selected one that fits', () => {
    const account = { package_key: 'bare', selected_package_key: 'extra', ...openUpgrade } as const;
    expect(ask({ account })).toMatchObject({
      primary: 'PLAN_CHANGE_REQUIRED',
      next: { kind: 'checkout', intent: 'plan_change' },
    });
  });

  it('starts no second subscription beside a past-due, unpaid, paused or incomplete one', () => {
    for (const subscription_status of ['past_due', 'unpaid', 'paused', 'incomplete'] as const) {
      const report = ask({ account: { subscription_status, package_entitlement_status: 'none' } });
      expect(report.next).toMatchObject({ kind: 'wait', route: '/billing/transactions' });
    }
  });

  it('lets paused and incomplete run what the entitlement allows', () => {
    for (const subscription_status of ['paused', 'incomplete', 'none', 'canceled'] as const) {
      expect(ask({ account: { subscription_status } }).verdict).toBe('ready');
    }
  });
});
