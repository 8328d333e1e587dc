import fc from 'fast-check';
import { expect, it } from 'vitest';
import { describeForSupport } from '#components/account/describe-for-support.ts';
import { readSnapshot } from '#src/contracts/support-snapshot.ts';
import { evaluateReadiness } from '#src/readiness/evaluate-readiness.ts';
import type { ReadinessReport } from '#src/readiness/report.ts';
import { ACTIONS } from '#src/registry/names.ts';
import { registry } from '#src/registry/registry.ts';
import { ask } from '../readiness/ask.ts';
import { requests, states } from '../readiness/arbitraries.ts';
import { NOW } from '../readiness/states.ts';
import { report } from './fake-io.ts';

const context = { action: 'fix', target: 'fix-tasks/fix_1' } as const;

it('says the verdict, the codes, the steps, and about what', () => {
  const blocked = ask({ action: 'fix', account: { remaining_fix_credits: 0 } });
  expect(readSnapshot(describeForSupport(blocked, context))).toEqual({
    verdict: 'blocked',
    codes: ['CREDIT_BALANCE_EXHAUSTED'],
    ...context,
    account: blocked.account_id,
    version: blocked.version,
    as_of: blocked.as_of,
    steps: blocked.steps.map(({ id, status }) => ({ id, status })),
  });
});

it('says what is missing where nothing of any account may be shown', () => {
  const foreign = report({ verdict: 'stop', account_id: null, version: null, as_of: null });
  expect(describeForSupport(foreign, {})).toContain('Action: none\nTarget: none\nAccount: none');
});

/** The same report about an account whose every value, name and way on is another. */
function withOtherValues(of: ReadinessReport): ReadinessReport {
  return {
    ...of,
    reasons: of.reasons.map((reason) => ({ ...reason, title: 'SECRET', meaning: 'SECRET' })),
    next: {
      kind: 'wait',
      label: 'SECRET',
      available: false,
      account_id: 'acc_secret',
      checkout_session_id: 'cs_secret',
    },
    steps: of.steps.map((step) => ({
      ...step,
      fields: step.fields.map((field) => ({ ...field, value: 'SECRET' })),
    })),
  };
}

it('holds no value of any field: other values change nothing in it', () => {
  fc.assert(
    fc.property(states, requests, fc.constantFrom(...ACTIONS), (state, request, action) => {
      const real = evaluateReadiness(registry, state, request, NOW);
      const text = describeForSupport(real, { action, target: 'projects/prj_1' });
      expect(text).toBe(
        describeForSupport(withOtherValues(real), { action, target: 'projects/prj_1' }),
      );
      expect(text).not.toContain('SECRET');
    }),
  );
});

it('holds no balance, plan, status or session, however it is looked for', () => {
  const account = {
    credit_balance: 8_271_301,
    remaining_fix_credits: 8_271_302,
    ai_credit_balance: 8_271_303,
    package_key: 'plan_8271304',
    selected_package_key: 'plan_8271305',
    checkout_session_id: 'cs_8271306',
    subscription_status: 'past_due',
    payment_status: 'expired',
    monitoring_entitlement_status: 'revoked',
  } as const;
  const text = describeForSupport(ask({ action: 'fix', account }), context);
  for (const value of Object.values(account)) expect(text).not.toContain(String(value));
});

it('lets through only what the account source’s reports are made of', () => {
  const extended = { ...report(), account_name: 'Northwind', email: 'kim@example.test' };
  expect(describeForSupport(extended, context)).not.toMatch(/Northwind|example/);
});
