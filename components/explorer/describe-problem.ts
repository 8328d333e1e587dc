import { labelOfKey } from '#components/scenario/describe-scenario.ts';
import { listWithOr } from '#src/contracts/list-words.ts';
import type { ScenarioProblem } from '#src/readiness/scenarios/scenario-query.ts';

/** What is wrong with a link, and what would be right, in one sentence or two. */
export function describeProblem(problem: ScenarioProblem): string {
  switch (problem.kind) {
    case 'unknown_name':
      return `“${problem.name}” is nothing that can be chosen here. It changes nothing.`;
    case 'repeated':
      return `“${problem.name}” is given more than once. Choose one value.`;
    case 'invalid_value':
      return `${labelOfKey(problem.name)} cannot be “${problem.value}”. ${describeAllowed(problem.allowed)}`;
    case 'contradiction':
      return problem.open_checkout === 'none'
        ? `A payment that is ${problem.payment_status} belongs to a checkout. Choose what it buys.`
        : `A payment that is ${problem.payment_status} leaves no checkout under way. Choose none, or another payment_status.`;
  }
}

function describeAllowed(allowed: readonly string[] | null): string {
  if (!allowed) return 'It is a whole number of credits, or left empty for unknown.';
  const list = listWithOr(allowed);
  return `It is one of ${list}.`;
}
