import { describe, expect, it } from 'vitest';
import { AccountStateSchema } from '#src/readiness/account-state.ts';
import { evaluateReadiness } from '#src/readiness/evaluate-readiness.ts';
import { askScenario, toQuestion } from '#src/readiness/scenarios/ask-scenario.ts';
import { listDimensions, type Changes } from '#src/readiness/scenarios/dimensions.ts';
import { sweepScenarios } from '#src/readiness/scenarios/find-smallest-sets.ts';
import { listExamples, pickExamples } from '#src/readiness/scenarios/list-examples.ts';
import { listNearMisses } from '#src/readiness/scenarios/list-near-misses.ts';
import { listRoleActions } from '#src/readiness/scenarios/list-role-actions.ts';
import {
  isContradiction,
  READY_SCENARIO,
  type ScenarioKey,
} from '#src/readiness/scenarios/scenario.ts';
import { productCatalog } from '#src/registry/catalog.ts';
import { ACTIONS, CODES, MEMBER_ROLES, type Code } from '#src/registry/names.ts';
import { findCode, registry, type Registry } from '#src/registry/registry.ts';

const dimensions = listDimensions(productCatalog);
/** The dimensions that some changes are in. */
const dimensionsOf = (changes: Changes) =>
  dimensions.filter(({ keys }) => keys.some((key) => key in changes));
const examplesOf = (code: Code) => listExamples(registry, productCatalog, code);
const shownOf = (code: Code) => pickExamples(examplesOf(code), 5);
const ask = (changes: Changes) =>
  askScenario(registry, productCatalog, { ...READY_SCENARIO, ...changes });

it('starts from an account that is ready for every action', () => {
  expect(ACTIONS.map((action) => ask({ action }).verdict)).toEqual(ACTIONS.map(() => 'ready'));
});

describe.each(CODES)('%s', (code) => {
  it('decides in each of its examples, of which there is at least one', () => {
    expect(shownOf(code).length).toBeGreaterThan(0);
    for (const { scenario, report, outcome } of examplesOf(code)) {
      const { state, request } = toQuestion(scenario, productCatalog);
      expect(AccountStateSchema.safeParse(state.account).error, outcome).toBeUndefined();
      const now = new Date(state.account?.as_of ?? '');
      expect(report).toEqual(evaluateReadiness(registry, state, request, now));
      expect(report.primary, outcome).toBe(code);
      expect(isContradiction(scenario), outcome).toBe(false);
    }
  });

  it('decides too for the other actions and values that an example names', () => {
    for (const { changes, actions, others, report } of examplesOf(code)) {
      const same = actions.flatMap((action) =>
        [changes, ...others].map((each) => ({ ...each, action })),
      );
      for (const each of same) {
        expect(answerOf(ask(each)), JSON.stringify(each)).toBe(answerOf(report));
      }
    }
  });

  it('needs every value of an example for what that leads to', () => {
    for (const { changes, scenario, report } of examplesOf(code)) {
      for (const { keys } of dimensionsOf(changes)) {
        const back = Object.fromEntries(keys.map((key) => [key, READY_SCENARIO[key]]));
        const less = askScenario(registry, productCatalog, { ...scenario, ...back });
        const text = `${JSON.stringify(changes)} without ${keys.join(', ')}`;
        expect(answerOf(less), text).not.toBe(answerOf(report));
      }
    }
  });

  it('shows each thing that it can lead to', () => {
    const outcomes = (examples: { outcome: string }[]) =>
      new Set(examples.map((one) => one.outcome));
    expect(outcomes(shownOf(code))).toEqual(outcomes(examplesOf(code)));
  });

  it('does not decide in its near misses, each one change away from an example', () => {
    const examples = shownOf(code);
    const misses = listNearMisses(registry, productCatalog, examples, 4);
    expect(misses.length).toBeGreaterThan(0);
    for (const { of, scenario, changed, report, stillHolds } of misses) {
      const from = examples[of]!.scenario;
      const keys = Object.keys(changed) as ScenarioKey[];
      expect(keys.every((key) => scenario[key] !== from[key])).toBe(true);
      expect({ ...from, ...changed }).toEqual(scenario);
      expect('action' in changed ? 1 : dimensionsOf(changed).length).toBe(1);
      expect(report).toEqual(ask(scenario));
      expect(isContradiction(scenario)).toBe(false);
      expect(report.primary).not.toBe(code);
      expect(report.reasons.some((reason) => reason.code === code)).toBe(stillHolds);
    }
  });

  it('lets those act whom the registry names', () => {
    const able = MEMBER_ROLES.filter((role) => {
      const actions = listRoleActions(registry, productCatalog, shownOf(code), role);
      const isAsking = actions.some(({ next }) => next.who === 'owner');
      return !isAsking && actions.some(({ next }) => next.kind !== 'stop');
    });
    expect(able).toEqual([...findCode(registry, code).whoCanAct]);
  });
});

/** The code that decides, what it leads to, and where that is in the ten steps. */
function answerOf({ primary, next, steps }: ReturnType<typeof ask>): string {
  const { kind, intent, label, route, who } = next;
  const statuses = steps.map(({ status }) => status);
  return [primary, kind, intent, label, route, who, ...statuses].join('|');
}

it('says the same each time, and asks the engine once', () => {
  expect(sweepScenarios(registry, productCatalog)).toBe(sweepScenarios(registry, productCatalog));
  const again: Registry = { ...registry };
  for (const code of CODES) {
    expect(listExamples(again, productCatalog, code)).toEqual(examplesOf(code));
  }
});

it('has no example for a code that is retired: nothing raises it', () => {
  const { SUBSCRIPTION_PAST_DUE } = registry.reasons;
  const lifecycle = { state: 'retired', since: '2027-01-01' } as const;
  const retired: Registry = {
    ...registry,
    reasons: {
      ...registry.reasons,
      SUBSCRIPTION_PAST_DUE: { ...SUBSCRIPTION_PAST_DUE, lifecycle },
    },
  };
  expect(listExamples(retired, productCatalog, 'SUBSCRIPTION_PAST_DUE')).toEqual([]);
  expect(listExamples(retired, productCatalog, 'BILLING_STATE_BLOCKED')).not.toEqual([]);
});

it('finds near misses that each teach something else, in turns between examples', () => {
  const missesOf = (code: Code) =>
    listNearMisses(registry, productCatalog, shownOf(code), 4).map(({ of, changed, report }) => [
      of,
      changed,
      report.primary,
    ]);
  expect(missesOf('CHECKOUT_PAYMENT_PENDING')).toContainEqual([
    2,
    { open_checkout: 'credit_purchase:fixes_10' },
    'CREDIT_BALANCE_EXHAUSTED',
  ]);
  expect(missesOf('CREDIT_BALANCE_EXHAUSTED')).toEqual([
    [0, { credit_balance: '1' }, null],
    [0, { action: 'fix' }, null],
    [1, { remaining_fix_credits: 'unknown' }, null],
    [2, { catalog: 'without_action' }, 'CATALOG_UNSUPPORTED'],
  ]);
});

it('shows a checkout that the reader would have started for this reason', () => {
  const fix = examplesOf('CHECKOUT_PAYMENT_PENDING').filter(
    ({ changes }) => changes.remaining_fix_credits === '0',
  );
  expect(fix.map(({ changes }) => changes.open_checkout)).toEqual([
    'credit_purchase:fixes_10',
    'credit_purchase:fixes_10',
    'credit_purchase:fixes_10',
  ]);
});
