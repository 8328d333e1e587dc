import type { Catalog } from '#src/registry/catalog-schema.ts';
import type { Code } from '#src/registry/names.ts';
import { isReasonCode, type Registry } from '#src/registry/registry.ts';
import { decideScenario } from './ask-scenario.ts';
import { sweepScenarios } from './find-smallest-sets.ts';
import { READY_SCENARIO, type Scenario } from './scenario.ts';

/**
 * A scenario in which two codes apply and the earlier decides; null where the
 * engine knows none. A gate is listed alone: there, the values that raise each
 * by itself are put together.
 */
export function findOverlap(
  registry: Registry,
  catalog: Catalog,
  earlier: Code,
  later: Code,
): Scenario | null {
  if (!isReasonCode(earlier)) return combine(registry, catalog, earlier, later);
  const { overlaps } = sweepScenarios(registry, catalog);
  const found = overlaps.get(`${earlier}>${later}`);
  return found ? { ...READY_SCENARIO, action: found.action, ...found.changes } : null;
}

function combine(
  registry: Registry,
  catalog: Catalog,
  earlier: Code,
  later: Code,
): Scenario | null {
  const { sets } = sweepScenarios(registry, catalog);
  for (const first of sets.get(earlier) ?? []) {
    for (const second of sets.get(later) ?? []) {
      const isApart = !Object.keys(first.changes).some((key) => key in second.changes);
      if (first.action !== second.action || !isApart) continue;
      const { action } = first;
      const scenario = { ...READY_SCENARIO, action, ...first.changes, ...second.changes };
      if (decideScenario(registry, catalog, scenario).primary === earlier) return scenario;
    }
  }
  return null;
}
