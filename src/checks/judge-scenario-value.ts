import { readScenario } from '#src/readiness/scenarios/scenario-query.ts';
import { SCENARIO_KEYS } from '#src/readiness/scenarios/scenario.ts';
import { productCatalog } from '#src/registry/catalog.ts';
import { closestName } from '#src/registry/closest-name.ts';

/** Why `name=value` cannot stand in a worked example, and what to write; null where it can. */
export function judgeScenarioValue(part: string): { cause: string; remedy: string } | null {
  const { problems } = readScenario(new URLSearchParams(part), productCatalog);
  // Two values can contradict each other; one alone is no whole example.
  const problem = problems.find(({ kind }) => kind === 'unknown_name' || kind === 'invalid_value');
  switch (problem?.kind) {
    case 'unknown_name': {
      const closest = closestName(problem.name, SCENARIO_KEYS);
      const remedy = closest ? `Use "${closest}".` : `Use one of: ${SCENARIO_KEYS.join(', ')}.`;
      return { cause: `Unknown scenario value "${problem.name}"`, remedy };
    }
    case 'invalid_value': {
      const { name, value, allowed } = problem;
      const remedy = allowed ? `Use one of: ${allowed.join(', ')}.` : 'Use a number of credits.';
      return { cause: `"${value}" is no value of ${name}`, remedy };
    }
    default:
      return null;
  }
}
