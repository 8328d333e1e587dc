import { describe, expect, it } from 'vitest';
import { describeOutcome, formatDuration, listNextKinds } from '#src/registry/describe-outcome.ts';
import { REASON_CODES } from '#src/registry/names.ts';
import { registry } from '#src/registry/registry.ts';

describe('durations', () => {
  it.each([
    [1, '1 second'],
    [90, '90 seconds'],
    [300, '5 minutes'],
    [3600, '1 hour'],
    [36 * 3600, '36 hours'],
    [35 * 86_400, '35 days'],
  ])('%i', (seconds, words) => {
    expect(formatDuration(seconds)).toBe(words);
  });
});

it('names what can be bought, and says when it cannot', () => {
  expect(
    describeOutcome(registry, {
      do: 'buy_plan',
      offers: 'changes',
      billingActions: ['plan_upgrade', 'plan_change'],
      route: '/billing/checkout',
    }),
  ).toMatchObject({
    kind: 'checkout',
    text: 'Upgrade the plan or change the plan',
    route: '/billing/checkout',
  });
});

it('lists the kinds of next step that the rules give each reason', () => {
  const kinds = REASON_CODES.map((code) => [
    code,
    listNextKinds(
      registry,
      registry.reasons[code].resolution.map(({ outcome }) => outcome),
    ),
  ]);
  expect(Object.fromEntries(kinds)).toEqual({
    BILLING_STATE_BLOCKED: ['wait', 'stop'],
    SUBSCRIPTION_PAST_DUE: ['wait'],
    CHECKOUT_PAYMENT_PENDING: ['checkout', 'wait'],
    PLAN_CHANGE_REQUIRED: ['checkout'],
    PACKAGE_ENTITLEMENT_MISSING: ['checkout', 'wait'],
    MONITORING_ENTITLEMENT_MISSING: ['checkout', 'wait'],
    CREDIT_BALANCE_EXHAUSTED: ['checkout', 'wait'],
    AI_CREDIT_LIMIT_REACHED: ['checkout', 'wait'],
  });
});
