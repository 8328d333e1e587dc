import { describe, expect, it, vi } from 'vitest';
import type { AccountState } from '#src/readiness/account-state.ts';
import type { ReadinessReport } from '#src/readiness/report.ts';
import { ACTIONS, BALANCE_FIELDS } from '#src/registry/names.ts';
import type { Action } from '#src/registry/names.ts';
import { ENTITLEMENT_STATUSES } from '#src/registry/field-values.ts';
import { axesFor } from './axes.ts';
import { balanceOf } from './oracle-facts.ts';
import { usesField } from './oracle-steps.ts';
import { evaluate } from './setups.ts';
import { buildAccount, buildRequest, FULL_CATALOG, PACKLESS_CATALOG, RESETS } from './states.ts';

// Many states each; a busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 });

type Field = { name: string; values: Partial<AccountState>[] };

/** Accounts from which one and then a second field are changed. */
const BASES: Partial<AccountState>[] = [
  {},
  { subscription_status: 'none', package_entitlement_status: 'none' },
  { package_key: 'bare' },
  { package_key: 'extra', monitoring_entitlement_status: 'none' },
  { credit_balance: 0, remaining_fix_credits: 0, ai_credit_balance: 0 },
  { package_entitlement_status: 'pending' },
  { billing_state: 'unknown', payment_status: 'unknown', package_key: null },
  {
    payment_status: 'open',
    package_key: 'bare',
    checkout_session_id: 'cs_1',
    open_checkout: { intent: 'plan_upgrade', item: 'full' },
  },
];

/** What an account holds beside the fields that `action` uses. */
function unusedFields(action: Action): Field[] {
  const project = (status: (typeof ENTITLEMENT_STATUSES)[number]) => ({
    projects: [
      {
        project_id: 'prj_else',
        package_entitlement_status: status,
        monitoring_entitlement_status: status,
      },
    ],
  });
  const balances = BALANCE_FIELDS.filter((field) => !usesField(action, field));
  const resets = balances.map((field) => ({
    credits_reset_at: { ...buildAccount().credits_reset_at, [field]: RESETS[field] },
  }));
  const fields: Field[] = balances.map((field) => ({
    name: field,
    values: [null, 0, 1, 900].map((value) => ({ [field]: value })),
  }));
  if (action !== 'monitoring') {
    const values = ENTITLEMENT_STATUSES.map((monitoring_entitlement_status) => ({
      monitoring_entitlement_status,
    }));
    fields.push({ name: 'monitoring_entitlement_status', values });
  }
  fields.push({ name: 'resets of other balances', values: resets });
  fields.push({ name: 'other projects', values: ENTITLEMENT_STATUSES.map(project) });
  fields.push({ name: 'name', values: [{ name: 'Another name' }] });
  return fields;
}

/** What must not change; the values shown beside the steps may. */
function essenceOf({ verdict, reasons, primary, next, steps }: ReadinessReport): string {
  const standings = steps.map((step) => [step.status, step.fields.map((field) => field.standing)]);
  return JSON.stringify([verdict, reasons, primary, next, standings]);
}

describe.each(ACTIONS)('fields that %s does not use', (action) => {
  const request = buildRequest(action);
  const unused = unusedFields(action);
  const others: Field[] = [
    ...axesFor(action).map(({ name, values }) => ({ name, values: [...values] })),
    ...unused,
  ];

  it.each(unused.map((field) => [field.name, field] as const))(
    'never matter beside any other field: %s',
    (_name, field) => {
      let compared = 0;
      for (const catalog of [FULL_CATALOG, PACKLESS_CATALOG]) {
        for (const base of BASES) {
          for (const other of others.filter((one) => one.name !== field.name)) {
            for (const change of other.values) {
              const plain = buildAccount({ ...base, ...change });
              const expected = essenceOf(evaluate({ account: plain, catalog }, request));
              for (const value of field.values) {
                const account = { ...plain, ...value };
                compared += 1;
                const actual = essenceOf(evaluate({ account, catalog }, request));
                if (actual !== expected) expect(actual, JSON.stringify(account)).toBe(expected);
              }
            }
          }
        }
      }
      expect(compared).toBeGreaterThan(500);
    },
  );

  it('are shown as not relevant', () => {
    const { steps } = evaluate({ account: buildAccount(), catalog: FULL_CATALOG }, request);
    for (const { name, standing } of steps.flatMap((step) => step.fields)) {
      expect([name, standing]).toEqual([name, usesField(action, name) ? 'fine' : 'not_relevant']);
    }
  });
});

describe('fields that an action uses', () => {
  it.each(ACTIONS)('each matter somewhere: %s', (action) => {
    const mattering = [
      { billing_state: 'blocked' },
      { subscription_status: 'past_due' },
      { package_entitlement_status: 'none' },
      { package_key: 'bare' },
      balanceOf(action) === null
        ? { monitoring_entitlement_status: 'none' }
        : { [balanceOf(action)!]: 0 },
    ] as Partial<AccountState>[];
    for (const change of mattering) {
      const account = buildAccount(change);
      expect(evaluate({ account, catalog: FULL_CATALOG }, buildRequest(action)).verdict).toBe(
        'blocked',
      );
    }
  });
});
