import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toAccountColumns, type AccountValues } from '#src/sandbox/accounts/account-columns.ts';
import { parseAccountRow, type StoredAccount } from '#src/sandbox/accounts/parse-account-row.ts';
import { AccountStateSchema } from '#src/readiness/account-state.ts';
import {
  BILLING_STATES,
  ENTITLEMENT_STATUSES,
  PAYMENT_STATUSES,
  SUBSCRIPTION_STATUSES,
} from '#src/registry/field-values.ts';

const AS_OF = new Date('2026-11-23T12:34:56.789Z');
const CHANGED_AT = '2026-11-20T10:00:00.000Z';
const BUYING = JSON.stringify({ intent: 'credit_purchase', item: 'scans_50' });

const values: AccountValues = {
  name: 'Marigold Bakery',
  package_key: 'team_monitoring',
  selected_package_key: null,
  package_entitlement_status: 'active',
  billing_state: 'active',
  subscription_status: 'active',
  payment_status: 'confirmed',
  credit_balance: 42,
  remaining_fix_credits: 8,
  ai_credit_balance: 160,
  monitoring_entitlement_status: 'active',
  checkout_session_id: null,
  open_checkout: null,
  credits_reset_at: {
    credit_balance: '2026-12-01T00:00:00.000Z',
    remaining_fix_credits: '2026-12-01T00:00:00.000Z',
    ai_credit_balance: null,
  },
};
const healthy: StoredAccount = {
  account_id: 'acc_ready',
  ...toAccountColumns(values),
  version: 7,
  changed_at: CHANGED_AT,
};
const parse = (differs: Partial<StoredAccount>) =>
  parseAccountRow({ ...healthy, ...differs }, [], AS_OF);

describe('a row as it should be', () => {
  it('is read as it stands, with the time of reading', () => {
    expect(parse({})).toEqual({
      account_id: 'acc_ready',
      ...values,
      projects: [],
      version: 7,
      changed_at: CHANGED_AT,
      as_of: AS_OF.toISOString(),
    });
  });

  it('keeps a plan that the catalog does not have', () => {
    expect(parse({ package_key: 'gone' }).package_key).toBe('gone');
  });
});

describe('values that nobody knows', () => {
  it.each([
    'billing_state',
    'subscription_status',
    'payment_status',
    'package_entitlement_status',
    'monitoring_entitlement_status',
  ] as const)('makes %s unknown', (field) => {
    for (const junk of ['ACTIVE', 'active ', '', 'toString', 1, null, undefined, Buffer.of(1)]) {
      expect(parse({ [field]: junk })[field]).toBe('unknown');
    }
  });

  it.each(['credit_balance', 'remaining_fix_credits', 'ai_credit_balance'] as const)(
    'makes %s null unless it is an integer from 0',
    (field) => {
      for (const junk of [-1, 1.5, '12', 'many', NaN, Infinity, 2 ** 53, null, undefined]) {
        expect(parse({ [field]: junk })[field]).toBeNull();
      }
      expect(parse({ [field]: 0 })[field]).toBe(0);
    },
  );

  it('does not know a balance whose reset cannot be read', () => {
    const resets = {
      credit_balance: 'next week',
      remaining_fix_credits: null,
      ai_credit_balance: '2026-12-01T00:00:00Z',
    };
    const state = parse({ credits_reset_at: JSON.stringify(resets) });
    expect(state.credit_balance).toBeNull();
    expect(state.remaining_fix_credits).toBe(8);
    expect(state.ai_credit_balance).toBe(160);
    expect(state.credits_reset_at).toEqual({ ...resets, credit_balance: null });
    for (const junk of ['{', '[]', 'null', null, 3]) {
      expect(parse({ credits_reset_at: junk }).remaining_fix_credits).toBeNull();
    }
  });

  it('reads a key that is not text as unknown, or as none chosen', () => {
    const state = parse({ package_key: 5, selected_package_key: '', checkout_session_id: 5 });
    expect(state).toMatchObject({
      package_key: null,
      selected_package_key: null,
      checkout_session_id: null,
    });
  });

  it('makes an entitlement of a project unknown, and leaves out one that it does not hold', () => {
    const project = {
      project_id: 'prj_ready',
      package_entitlement_status: 'golden',
      monitoring_entitlement_status: null,
    };
    expect(parseAccountRow(healthy, [project], AS_OF).projects).toEqual([
      { project_id: 'prj_ready', package_entitlement_status: 'unknown' },
    ]);
  });
});

describe('payment and what the session buys', () => {
  const cases: [status: string, checkout: string | null, read: string][] = [
    ['not_required', null, 'not_required'],
    ['not_required', BUYING, 'unknown'],
    ['open', BUYING, 'open'],
    ['open', null, 'unknown'],
    ['processing', BUYING, 'processing'],
    ['processing', null, 'unknown'],
    ['confirmed', BUYING, 'confirmed'],
    ['confirmed', null, 'confirmed'],
    ['failed', null, 'failed'],
    ['failed', BUYING, 'unknown'],
    ['expired', null, 'expired'],
    ['expired', BUYING, 'unknown'],
    ['confirmed', '{}', 'unknown'],
    ['confirmed', 'not json', 'unknown'],
    ['processing', '{"intent":"gift","item":"scans_50"}', 'unknown'],
    ['processing', '{"intent":"credit_purchase","item":""}', 'unknown'],
  ];
  it.each(cases)('%s with %s is read as %s', (payment_status, open_checkout, read) => {
    const state = parse({ payment_status, open_checkout, checkout_session_id: 'cs_1' });
    expect(state.payment_status).toBe(read);
  });

  it('does not know an open session without an id: nobody could resume it', () => {
    const state = parse({ payment_status: 'open', open_checkout: BUYING });
    expect(state.payment_status).toBe('unknown');
  });
});

describe('any row at all', () => {
  const oneOf = (...values: readonly (readonly string[])[]) =>
    fc.oneof(fc.constantFrom(...values.flat()), fc.anything());
  const json = fc.oneof(fc.json(), fc.constant(BUYING), fc.string(), fc.anything());
  const anyRow = fc.record({
    account_id: fc.string({ minLength: 1 }),
    name: fc.anything(),
    package_key: fc.anything(),
    selected_package_key: fc.anything(),
    package_entitlement_status: oneOf(ENTITLEMENT_STATUSES),
    billing_state: oneOf(BILLING_STATES),
    subscription_status: oneOf(SUBSCRIPTION_STATUSES),
    payment_status: oneOf(PAYMENT_STATUSES),
    credit_balance: fc.anything(),
    remaining_fix_credits: fc.oneof(fc.double(), fc.bigInt()),
    ai_credit_balance: fc.oneof(fc.integer(), fc.string()),
    monitoring_entitlement_status: oneOf(ENTITLEMENT_STATUSES),
    checkout_session_id: fc.anything(),
    open_checkout: json,
    credits_reset_at: json,
    version: fc.anything(),
    changed_at: fc.oneof(fc.date().map(String), fc.anything()),
  });
  const anyProject = fc.record({
    project_id: fc.anything(),
    package_entitlement_status: oneOf(ENTITLEMENT_STATUSES),
    monitoring_entitlement_status: oneOf(ENTITLEMENT_STATUSES),
  });

  it('is a valid state, and the same one each time', () => {
    fc.assert(
      fc.property(anyRow, fc.array(anyProject), (row, projects) => {
        const state = parseAccountRow(row, projects, AS_OF);
        expect(AccountStateSchema.parse(state)).toEqual(state);
        expect(parseAccountRow(row, projects, AS_OF)).toEqual(state);
      }),
      { numRuns: 1000 },
    );
  });
});
