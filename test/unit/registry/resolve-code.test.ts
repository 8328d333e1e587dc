import { expect, it } from 'vitest';
import { registry, type Registry } from '#src/registry/registry.ts';
import { readCode } from '#src/registry/resolve-code.ts';

const later: Registry = {
  ...registry,
  reasons: {
    ...registry.reasons,
    CREDIT_BALANCE_EXHAUSTED: {
      ...registry.reasons.CREDIT_BALANCE_EXHAUSTED,
      formerNames: ['CREDITS_GONE'],
    },
    PLAN_CHANGE_REQUIRED: {
      ...registry.reasons.PLAN_CHANGE_REQUIRED,
      lifecycle: {
        state: 'retired',
        since: '2027-01-01',
        replacedBy: 'PACKAGE_ENTITLEMENT_MISSING',
      },
    },
    SUBSCRIPTION_PAST_DUE: {
      ...registry.reasons.SUBSCRIPTION_PAST_DUE,
      lifecycle: {
        state: 'deprecated',
        since: '2027-01-01',
        replacedBy: 'BILLING_STATE_BLOCKED',
      },
    },
    AI_CREDIT_LIMIT_REACHED: {
      ...registry.reasons.AI_CREDIT_LIMIT_REACHED,
      lifecycle: { state: 'retired', since: '2027-01-01' },
    },
  },
};

it.each([
  ['CREDIT_BALANCE_EXHAUSTED', 'CREDIT_BALANCE_EXHAUSTED'],
  ['credit_balance_exhausted', 'CREDIT_BALANCE_EXHAUSTED'],
  [' Credit-Balance-Exhausted ', 'CREDIT_BALANCE_EXHAUSTED'],
  ['credits-gone', 'CREDIT_BALANCE_EXHAUSTED'],
  ['account-mismatch', 'ACCOUNT_MISMATCH'],
  ['plan-change-required', 'PACKAGE_ENTITLEMENT_MISSING'],
  ['subscription-past-due', 'SUBSCRIPTION_PAST_DUE'],
  ['AI_CREDIT_LIMIT_REACHED', 'AI_CREDIT_LIMIT_REACHED'],
])('%s is read as %s', (written, code) => {
  expect(readCode(later, written)).toBe(code);
});

it.each(['', 'CREDITS', 'constructor', '__proto__', 'CREDIT BALANCE EXHAUSTED'])(
  '%j is no code',
  (written) => {
    expect(readCode(later, written)).toBeNull();
  },
);
