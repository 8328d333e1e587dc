import { expect, it } from 'vitest';
import { judgeScenarioValue } from '#src/checks/judge-scenario-value.ts';

it.each(['action=fix', 'remaining_fix_credits=0', 'credit_balance=unknown', 'package_key=team'])(
  '%s can stand in a worked example',
  (part) => {
    expect(judgeScenarioValue(part)).toBeNull();
  },
);

it.each([
  ['acton=fix', 'Unknown scenario value "acton"', 'Use "action".'],
  ['billing_state=bloked', '"bloked" is no value of billing_state', 'Use one of: active, blocked'],
  ['credit_balance=-1', '"-1" is no value of credit_balance', 'Use a number of credits.'],
  ['remaining_fix_credits', '"" is no value of remaining_fix_credits', 'Use a number of credits.'],
])('%s cannot', (part, cause, remedy) => {
  const found = judgeScenarioValue(part);
  expect(found?.cause).toBe(cause);
  expect(found?.remedy).toContain(remedy);
});
