import type { Example } from '#src/readiness/scenarios/list-examples.ts';
import type { StepStatus } from '#src/readiness/report.ts';

/** One way through the ten steps. */
export interface StepPath {
  statuses: readonly StepStatus[];
  /** What the next step is called in its examples. */
  labels: readonly string[];
  /** The examples, by their index. */
  of: readonly number[];
}

/** The different ways through the ten steps; examples without steps have none. */
export function listStepPaths(examples: readonly Pick<Example, 'report'>[]): StepPath[] {
  const paths = new Map<string, { statuses: StepStatus[]; labels: Set<string>; of: number[] }>();
  for (const [index, { report }] of examples.entries()) {
    const statuses = report.steps.map(({ status }) => status);
    if (statuses.length === 0) continue;
    const key = statuses.join(' ');
    const path = paths.get(key) ?? { statuses, labels: new Set(), of: [] };
    path.labels.add(report.next.label);
    path.of.push(index);
    paths.set(key, path);
  }
  return [...paths.values()].map((path) => ({ ...path, labels: [...path.labels] }));
}
