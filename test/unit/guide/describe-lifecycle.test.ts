import { expect, it } from 'vitest';
import {
  describeLifecycle,
  describeOrder,
  placeOfReason,
} from '#components/guide/describe-lifecycle.ts';
import { registry, type Registry } from '#src/registry/registry.ts';

/** The second reason is retired, the third deprecated. */
const later: Registry = {
  ...registry,
  reasons: {
    ...registry.reasons,
    SUBSCRIPTION_PAST_DUE: {
      ...registry.reasons.SUBSCRIPTION_PAST_DUE,
      lifecycle: { state: 'retired', since: '2027-01-01' },
    },
    CHECKOUT_PAYMENT_PENDING: {
      ...registry.reasons.CHECKOUT_PAYMENT_PENDING,
      lifecycle: {
        state: 'deprecated',
        since: '2027-02-01',
        replacedBy: 'BILLING_STATE_BLOCKED',
      },
    },
  },
};

it('counts only codes that can still decide', () => {
  expect(placeOfReason(later, 'BILLING_STATE_BLOCKED')).toBe(1);
  expect(placeOfReason(later, 'SUBSCRIPTION_PAST_DUE')).toBeNull();
  expect(placeOfReason(later, 'CHECKOUT_PAYMENT_PENDING')).toBe(2);
  expect(placeOfReason(later, 'ACCOUNT_MISMATCH')).toBeNull();
  expect(describeOrder(later, 'CHECKOUT_PAYMENT_PENDING')).toContain('number 2 of 7');
  expect(describeOrder(registry, 'CHECKOUT_PAYMENT_PENDING')).toContain('number 3 of 8');
  expect(describeOrder(later, 'SUBSCRIPTION_PAST_DUE')).toMatch(/^No longer checked/);
  expect(describeOrder(later, 'ACCOUNT_MISMATCH')).toMatch(/^A gate/);
});

it('says where a code stands, and since when', () => {
  expect(describeLifecycle(later, 'BILLING_STATE_BLOCKED')).toBe('Active');
  expect(describeLifecycle(later, 'SUBSCRIPTION_PAST_DUE')).toBe('Retired since 2027-01-01');
  expect(describeLifecycle(later, 'CHECKOUT_PAYMENT_PENDING')).toBe('Deprecated since 2027-02-01');
});
