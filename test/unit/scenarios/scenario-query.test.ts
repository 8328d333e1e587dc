import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeProblem } from '#components/explorer/describe-problem.ts';
import {
  isBalanceKey,
  isContradiction,
  listScenarioValues,
  READY_SCENARIO,
  SCENARIO_KEYS,
  type Scenario,
} from '#src/readiness/scenarios/scenario.ts';
import {
  changeQuery,
  completeScenario,
  readScenario,
  scenarioPath,
} from '#src/readiness/scenarios/scenario-query.ts';
import { productCatalog } from '#src/registry/catalog.ts';

const read = (query: string) => readScenario(new URLSearchParams(query), productCatalog);
const problemsOf = (query: string) => read(query).problems.map(describeProblem);

const balance = fc.oneof(fc.nat({ max: 999_999_999 }).map(String), fc.constant('unknown'));
const scenarios = fc
  .record(
    Object.fromEntries(
      SCENARIO_KEYS.map((key) => [
        key,
        isBalanceKey(key) ? balance : fc.constantFrom(...listScenarioValues(key, productCatalog)!),
      ]),
    ) as Record<keyof Scenario, fc.Arbitrary<string>>,
  )
  .filter((scenario) => !isContradiction(scenario));

describe('a link', () => {
  it('brings back exactly the scenario that it was made for', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const { search } = new URL(scenarioPath(scenario), 'http://site.test');
        expect(completeScenario(read(search))).toEqual(scenario);
      }),
    );
  });

  it('says the action and what differs from a ready account, and nothing else', () => {
    expect(scenarioPath(READY_SCENARIO)).toBe('/explore/?action=scan');
    const changes = { payment_status: 'open', open_checkout: 'credit_purchase:scans_50' };
    expect(scenarioPath({ ...READY_SCENARIO, ...changes })).toBe(
      '/explore/?action=scan&payment_status=open&open_checkout=credit_purchase:scans_50',
    );
  });

  it('changes one value and keeps the rest as it was, right or wrong', () => {
    expect(changeQuery('?action=fix&billing_state=frozen', 'credit_balance', '0')).toBe(
      'action=fix&billing_state=frozen&credit_balance=0',
    );
    expect(changeQuery('?action=fix&billing_state=frozen', 'billing_state', 'active')).toBe(
      'action=fix',
    );
  });
});

describe('what a query cannot mean', () => {
  it.each([
    [
      'billing_state=frozen',
      /^billing_state cannot be “frozen”\. It is one of active, blocked, closed or unknown\.$/,
    ],
    ['action=deploy', /^Action cannot be “deploy”\. It is one of scan, retest/],
    ['credit_balance=-1', /^credit_balance cannot be “-1”\. It is a whole number of credits/],
    ['credit_balance=1e3', /^credit_balance cannot be “1e3”/],
    ['ai_credit_balance=', /^ai_credit_balance cannot be “”/],
    [
      'open_checkout=credit_purchase:nothing',
      /^checkout_session_id cannot be “credit_purchase:nothing”/,
    ],
    ['billing_state=active&billing_state=blocked', /^“billing_state” is given more than once/],
    ['payment_status=open', /^A payment that is open belongs to a checkout/],
    [
      'payment_status=failed&open_checkout=credit_purchase:scans_50',
      /^A payment that is failed leaves no checkout/,
    ],
  ])('%s is named, and nothing is answered', (query, problem) => {
    expect(problemsOf(query)).toEqual([expect.stringMatching(problem)]);
    expect(completeScenario(read(query))).toBeNull();
  });

  it('names a stranger, which changes nothing', () => {
    expect(problemsOf('biling_state=blocked')).toEqual([
      '“biling_state” is nothing that can be chosen here. It changes nothing.',
    ]);
    expect(completeScenario(read('biling_state=blocked'))).toEqual(READY_SCENARIO);
  });

  it('passes over what a reader’s own links bring along', () => {
    expect(problemsOf('action=fix&code=X&target=fix-tasks/fix_x&account=acc_x')).toEqual([]);
  });
});
