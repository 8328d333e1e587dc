import fc from 'fast-check';
import type { AccountState, OpenCheckout, Project } from '#src/readiness/account-state.ts';
import type { Catalog, PlanChange } from '#src/registry/catalog-schema.ts';
import type { ReadinessRequest, ReadinessState } from '#src/readiness/report.ts';
import { ACTIONS, BALANCE_FIELDS, MEMBER_ROLES, PURCHASE_INTENTS } from '#src/registry/names.ts';
import {
  BILLING_STATES,
  ENTITLEMENT_STATUSES,
  PAYMENT_STATUSES,
  SUBSCRIPTION_STATUSES,
} from '#src/registry/field-values.ts';
import { ACCOUNT_ID, CHANGED_AT, TARGETS } from './states.ts';

/** Random full states: every field, any catalog, projects with values of their own. */

const PLAN_KEYS = ['p0', 'p1', 'p2', 'p3'] as const;
const PACK_KEYS = ['k0', 'k1', 'k2', 'k3'] as const;

/** Mostly what lets later rules decide; else most random states end at the first rule. */
function mostly<T>(usual: T, values: readonly T[]): fc.Arbitrary<T> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant(usual) },
    { weight: 2, arbitrary: fc.constantFrom(...values) },
  );
}

const instant = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

export const catalogs: fc.Arbitrary<Catalog> = fc
  .record({
    plans: fc.tuple(
      ...PLAN_KEYS.map((key) =>
        fc.record({
          key: fc.constant<string>(key),
          name: fc.constant(key),
          actions: fc.subarray([...ACTIONS]),
          monitoring: fc.boolean(),
          sold: fc.boolean(),
        }),
      ),
    ),
    changes: fc.uniqueArray(
      fc.record({
        from: fc.constantFrom<string>(...PLAN_KEYS, 'gone'),
        to: fc.constantFrom<string>(...PLAN_KEYS, 'gone'),
        kind: fc.constantFrom<PlanChange['kind']>('plan_upgrade', 'plan_change'),
      }),
      { maxLength: 12, selector: ({ from, to }) => `${from} ${to}` },
    ),
    packs: fc.tuple(
      ...PACK_KEYS.map((key) =>
        fc.record({
          key: fc.constant<string>(key),
          name: fc.constant(key),
          balance: fc.constantFrom(...BALANCE_FIELDS),
          credits: fc.integer({ min: 1, max: 100 }),
          sold: fc.boolean(),
        }),
      ),
    ),
  })
  .chain(({ plans, changes, packs }) =>
    fc.record({
      plans: fc.shuffledSubarray(plans, { minLength: 0 }),
      changes: fc.constant(changes),
      packs: fc.shuffledSubarray(packs, { minLength: 0 }),
    }),
  );

const sessions: fc.Arbitrary<OpenCheckout> = fc.record({
  intent: fc.constantFrom(...PURCHASE_INTENTS),
  item: fc.constantFrom<string>(...PLAN_KEYS, ...PACK_KEYS),
});

type Payment = Pick<AccountState, 'payment_status' | 'open_checkout' | 'checkout_session_id'>;

/** A session stands exactly with open, processing, or confirmed and undelivered. */
export const payments: fc.Arbitrary<Payment> = fc
  .record({
    payment_status: mostly('open', PAYMENT_STATUSES),
    session: sessions,
    isDelivered: fc.boolean(),
  })
  .map(({ payment_status, session, isDelivered }) => {
    const isStanding =
      payment_status === 'open' ||
      payment_status === 'processing' ||
      (payment_status === 'confirmed' && !isDelivered);
    return {
      payment_status,
      open_checkout: isStanding ? session : null,
      checkout_session_id: isStanding ? 'cs_1' : null,
    };
  });

const projects: fc.Arbitrary<Project[]> = fc.uniqueArray(
  fc.record(
    {
      project_id: fc.constantFrom('prj_here', 'prj_else', 'prj_third'),
      package_entitlement_status: mostly('active', ENTITLEMENT_STATUSES),
      monitoring_entitlement_status: mostly('active', ENTITLEMENT_STATUSES),
    },
    { requiredKeys: ['project_id'] },
  ),
  { maxLength: 3, selector: (project) => project.project_id },
) as fc.Arbitrary<Project[]>;

const balance = fc.constantFrom(null, 0, 0, 1, 7);
const reset = fc.option(instant, { nil: null });

export const accounts: fc.Arbitrary<AccountState> = fc
  .record({
    account_id: fc.constant(ACCOUNT_ID),
    name: fc.constant('Here Ltd'),
    package_key: fc.constantFrom<string | null>(...PLAN_KEYS, ...PLAN_KEYS, null, 'gone'),
    selected_package_key: fc.constantFrom<string | null>(null, ...PLAN_KEYS),
    package_entitlement_status: mostly('active', ENTITLEMENT_STATUSES),
    billing_state: mostly('active', BILLING_STATES),
    subscription_status: mostly('active', SUBSCRIPTION_STATUSES),
    credit_balance: balance,
    remaining_fix_credits: balance,
    ai_credit_balance: balance,
    monitoring_entitlement_status: mostly('active', ENTITLEMENT_STATUSES),
    credits_reset_at: fc.record({
      credit_balance: reset,
      remaining_fix_credits: reset,
      ai_credit_balance: reset,
    }),
    projects,
    as_of: instant,
    version: fc.nat(),
    changed_at: fc.constant(CHANGED_AT),
    payment: payments,
  })
  .map(({ payment, ...account }) => ({ ...account, ...payment }));

/** An action at its own target in the chosen account; every role. */
export const requests: fc.Arbitrary<ReadinessRequest> = fc
  .record({
    action: fc.constantFrom(...ACTIONS),
    role: fc.constantFrom(...MEMBER_ROLES, null),
    project_id: fc.constantFrom('prj_here', null),
  })
  .map(({ action, role, project_id }) => ({
    action,
    role,
    target: { route: TARGETS[action], owner_account_id: ACCOUNT_ID, project_id },
  }));

/** Everything that can be asked: no action, no target, others' targets. */
export const anyRequests: fc.Arbitrary<ReadinessRequest> = fc
  .record({
    request: requests,
    hasAction: mostly(true, [false]),
    hasTarget: mostly(true, [false]),
    owner: mostly<string | null>(ACCOUNT_ID, ['acc_other', null]),
  })
  .map(({ request, hasAction, hasTarget, owner }) => ({
    role: request.role,
    action: hasAction ? request.action : null,
    target: hasTarget && request.target ? { ...request.target, owner_account_id: owner } : null,
  }));

export const states: fc.Arbitrary<ReadinessState & { account: AccountState }> = fc.record({
  account: accounts,
  catalog: catalogs,
});
