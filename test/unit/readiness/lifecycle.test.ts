import { expect, it } from 'vitest';
import { evaluateReadiness } from '#src/readiness/evaluate-readiness.ts';
import type { AccountState } from '#src/readiness/account-state.ts';
import type { Lifecycle } from '#src/registry/lifecycle.ts';
import type { ReasonCode } from '#src/registry/names.ts';
import { registry, type Registry } from '#src/registry/registry.ts';
import { codesOf } from './ask.ts';
import { buildAccount, buildRequest, FULL_CATALOG, NOW } from './states.ts';

const withLifecycle = (code: ReasonCode, lifecycle: Lifecycle<ReasonCode>): Registry => ({
  ...registry,
  reasons: { ...registry.reasons, [code]: { ...registry.reasons[code], lifecycle } },
});
const since = '2027-01-01';

function decide(source: Registry, differs: Partial<AccountState>) {
  const state = { account: buildAccount(differs), catalog: FULL_CATALOG };
  return evaluateReadiness(source, state, buildRequest('scan', 'owner'), NOW);
}

it('a deprecated reason still decides', () => {
  const source = withLifecycle('CREDIT_BALANCE_EXHAUSTED', {
    state: 'deprecated',
    since,
    replacedBy: 'AI_CREDIT_LIMIT_REACHED',
  });
  expect(decide(source, { credit_balance: 0 }).primary).toBe('CREDIT_BALANCE_EXHAUSTED');
});

it('a retired reason decides nothing and is not listed', () => {
  const source = withLifecycle('SUBSCRIPTION_PAST_DUE', { state: 'retired', since });
  const overdue = { subscription_status: 'past_due' } as const;
  expect(decide(registry, overdue).primary).toBe('SUBSCRIPTION_PAST_DUE');
  expect(decide(source, overdue).verdict).toBe('ready');
  const report = decide(source, { ...overdue, credit_balance: 0 });
  expect(codesOf(report)).toEqual(['CREDIT_BALANCE_EXHAUSTED']);
});

it('a reason that refers to a retired one goes on without it', () => {
  const source = withLifecycle('CREDIT_BALANCE_EXHAUSTED', { state: 'retired', since });
  const paying = {
    credit_balance: 0,
    payment_status: 'processing',
    checkout_session_id: 'cs_1',
    open_checkout: { intent: 'credit_purchase', item: 'any' },
  } as const;
  expect(decide(registry, paying).primary).toBe('CHECKOUT_PAYMENT_PENDING');
  expect(decide(source, paying)).toMatchObject({ verdict: 'ready', reasons: [] });
});
