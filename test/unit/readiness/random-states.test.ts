import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { evaluateReadiness } from '#src/readiness/evaluate-readiness.ts';
import type { AccountState } from '#src/readiness/account-state.ts';
import { ReadinessReportSchema } from '#src/readiness/report.ts';
import type { ReadinessReport } from '#src/readiness/report.ts';
import {
  BILLING_STATES,
  ENTITLEMENT_STATUSES,
  SUBSCRIPTION_STATUSES,
} from '#src/registry/field-values.ts';
import { registry } from '#src/registry/registry.ts';
import { accounts, anyRequests, payments, requests, states } from './arbitraries.ts';
import { compareWithOracle } from './compare.ts';
import { evaluate } from './setups.ts';
import {
  checkNoBypassNoFalseBlock,
  checkNoSecondCheckout,
  checkOneNextStep,
} from './state-properties.ts';

// Many states each; a busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 });

const RUNS = { numRuns: 4000 };

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null)
    Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}

const codesOf = (report: ReadinessReport) => report.reasons.map((reason) => reason.code);

describe('random full states', () => {
  it('are decided as the oracle decides them', () => {
    fc.assert(
      fc.property(states, anyRequests, (state, request) => {
        expect(compareWithOracle(evaluate(state, request), state, request)).toBeNull();
      }),
      RUNS,
    );
  });

  it('are decided without an account too', () => {
    fc.assert(
      fc.property(states, anyRequests, ({ catalog }, request) => {
        const state = { account: null, catalog };
        expect(compareWithOracle(evaluate(state, request), state, request)).toBeNull();
      }),
    );
  });

  it('always give a report of the published shape, at any time', () => {
    const times = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(states, anyRequests, times, (state, request, now) => {
        const report = evaluateReadiness(registry, state, request, now);
        expect(ReadinessReportSchema.parse(report)).toEqual(report);
        expect(compareWithOracle(report, state, request, now)).toBeNull();
      }),
      { numRuns: 1500 },
    );
  });

  it('never throw on sessions that contradict the payment', () => {
    fc.assert(
      fc.property(states, payments, anyRequests, ({ account, catalog }, payment, request) => {
        const { open_checkout, checkout_session_id } = payment;
        const state = { account: { ...account, open_checkout, checkout_session_id }, catalog };
        const report = evaluate(state, request);
        expect(checkOneNextStep(report, state, request)).toBeNull();
      }),
      RUNS,
    );
  });

  it.each([
    ['no bypass and no false block', checkNoBypassNoFalseBlock],
    ['no second checkout', checkNoSecondCheckout],
    ['exactly one next step', checkOneNextStep],
  ])('%s', (_name, check) => {
    fc.assert(
      fc.property(states, anyRequests, (state, request) => {
        expect(check(evaluate(state, request), state, request)).toBeNull();
      }),
      RUNS,
    );
  });

  it('are decided the same again, from copies, without touching the input', () => {
    fc.assert(
      fc.property(states, anyRequests, (state, request) => {
        const copy = structuredClone(state);
        const first = evaluate(freeze(state), freeze(request));
        expect(evaluate(copy, structuredClone(request))).toEqual(first);
        expect(evaluate(state, request)).toEqual(first);
      }),
      { numRuns: 1500 },
    );
  });

  it('are decided the same in another order of projects, other plans’ changes and other packs', () => {
    fc.assert(
      fc.property(states, anyRequests, ({ account, catalog }, request) => {
        const changes = catalog.changes.filter((change) => change.from === account.package_key);
        const others = catalog.changes.filter((change) => change.from !== account.package_key);
        const packs = catalog.packs.toSorted((a, b) =>
          a.balance < b.balance ? -1 : a.balance > b.balance ? 1 : 0,
        );
        const reordered = {
          account: { ...account, projects: account.projects.toReversed() },
          catalog: { plans: catalog.plans, changes: [...others.toReversed(), ...changes], packs },
        };
        expect(evaluate(reordered, request)).toEqual(evaluate({ account, catalog }, request));
      }),
      { numRuns: 1500 },
    );
  });
});

/** Fills every unknown of the account from `choices`; projects too. */
function resolve(
  account: AccountState,
  choices: AccountState,
  planKeys: string[],
  pick: number,
): AccountState {
  const known = <T>(value: T, choice: T, values: readonly T[]): T => {
    if (value !== 'unknown') return value;
    return choice === 'unknown' ? values[pick % (values.length - 1)]! : choice;
  };
  const isPlanKnown = planKeys.includes(account.package_key ?? '');
  const entitlement = (one: AccountState['package_entitlement_status']) =>
    known(one, choices.package_entitlement_status, ENTITLEMENT_STATUSES);
  const paid =
    account.payment_status === 'unknown' && choices.payment_status !== 'unknown'
      ? choices
      : account;
  return {
    ...account,
    billing_state: known(account.billing_state, choices.billing_state, BILLING_STATES),
    subscription_status: known(
      account.subscription_status,
      choices.subscription_status,
      SUBSCRIPTION_STATUSES,
    ),
    package_entitlement_status: entitlement(account.package_entitlement_status),
    monitoring_entitlement_status: entitlement(account.monitoring_entitlement_status),
    package_key: isPlanKnown ? account.package_key : (planKeys[pick % planKeys.length] ?? null),
    credit_balance: account.credit_balance ?? choices.credit_balance,
    remaining_fix_credits: account.remaining_fix_credits ?? choices.remaining_fix_credits,
    ai_credit_balance: account.ai_credit_balance ?? choices.ai_credit_balance,
    payment_status: paid.payment_status,
    open_checkout: paid.open_checkout,
    checkout_session_id: paid.checkout_session_id,
    projects: account.projects.map((project) => ({
      ...project,
      ...(project.package_entitlement_status && {
        package_entitlement_status: entitlement(project.package_entitlement_status),
      }),
      ...(project.monitoring_entitlement_status && {
        monitoring_entitlement_status: entitlement(project.monitoring_entitlement_status),
      }),
    })),
  };
}

describe('random resolutions of what is unknown', () => {
  it('keep every definite code, ready, and whatever is for sale', () => {
    fc.assert(
      fc.property(
        states,
        accounts,
        fc.nat(20),
        requests,
        ({ account, catalog }, choices, pick, request) => {
          const before = evaluate({ account, catalog }, request);
          const planKeys = catalog.plans.map((plan) => plan.key);
          const resolved = resolve(account, choices, planKeys, pick);
          const after = evaluate({ account: resolved, catalog }, request);
          expect(codesOf(after)).toEqual(expect.arrayContaining(codesOf(before)));
          if (before.verdict === 'ready') expect(after.verdict).toBe('ready');
          if (before.next.kind === 'checkout') expect(after.next).toEqual(before.next);
        },
      ),
      { numRuns: 10_000 },
    );
  });
});
