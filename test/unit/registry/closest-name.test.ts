import { expect, it } from 'vitest';
import { closestName, closestNames } from '#src/registry/closest-name.ts';
import { CODES, FIELD_NAMES } from '#src/registry/names.ts';

it.each([
  ['CREDIT_BALANCE_EXAUSTED', 'CREDIT_BALANCE_EXHAUSTED'],
  ['credit_balance_exhausted', 'CREDIT_BALANCE_EXHAUSTED'],
  ['BILLING_BLOCKED', 'BILLING_STATE_BLOCKED'],
  ['SUBSCRIPTION_OVERDUE', 'SUBSCRIPTION_PAST_DUE'],
])('%s is close to %s', (name, closest) => {
  expect(closestName(name, CODES)).toBe(closest);
});

it('takes a valid name as its own closest', () => {
  for (const name of FIELD_NAMES) expect(closestName(name, FIELD_NAMES)).toBe(name);
});

it.each(['', 'something else entirely'])('"%s" is close to nothing', (name) => {
  expect(closestName(name, CODES)).toBeNull();
});

it('has no answer where nothing is valid', () => {
  expect(closestName('account_id', [])).toBeNull();
});

it('names several, the nearest first, and no more than asked for', () => {
  const names = ['billing_state', 'billing_status', 'billing', 'account_id'];
  expect(closestNames('BILLING_STATUS', names, 2)).toEqual(['billing_status', 'billing_state']);
});
