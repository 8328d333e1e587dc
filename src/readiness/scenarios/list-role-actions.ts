import type { Catalog } from '#src/registry/catalog-schema.ts';
import type { MemberRole } from '#src/registry/names.ts';
import type { Registry } from '#src/registry/registry.ts';
import type { NextStep } from '../report.ts';
import { askScenario } from './ask-scenario.ts';
import type { Example } from './list-examples.ts';

/** What a role does in some of a code's examples. */
export interface RoleAction {
  next: NextStep;
  /** The examples, by their index. */
  of: readonly number[];
}

/** What one role is told to do, asked for each example; the same answer is listed once. */
export function listRoleActions(
  registry: Registry,
  catalog: Catalog,
  examples: readonly Example[],
  role: MemberRole,
): RoleAction[] {
  const actions = new Map<string, { next: NextStep; of: number[] }>();
  for (const [index, { scenario }] of examples.entries()) {
    const { next } = askScenario(registry, catalog, { ...scenario, role });
    const answer = [next.kind, next.label, next.route, next.who].join('|');
    const known = actions.get(answer);
    if (known) known.of.push(index);
    else actions.set(answer, { next, of: [index] });
  }
  return [...actions.values()];
}
