import type { Catalog } from '#src/registry/catalog-schema.ts';
import { ACTIONS, type Action, type Code } from '#src/registry/names.ts';
import type { Registry } from '#src/registry/registry.ts';
import type { Decision } from '../decide-readiness.ts';
import { decideScenario } from './ask-scenario.ts';
import { listDimensions, type Changes } from './dimensions.ts';
import { READY_SCENARIO } from './scenario.ts';

/** Values that make a code decide for an action, and none of which could be left out. */
export interface SmallestSet {
  code: Code;
  action: Action;
  changes: Changes;
  /** The dimensions that differ from a ready account, such as `credit_balance`. */
  dimensions: string;
  /** What it leads to, as one text: sets that lead to the same are of one kind. */
  outcome: string;
}

/** What one sweep over all scenarios near a ready account finds. */
export interface Sweep {
  sets: ReadonlyMap<Code, readonly SmallestSet[]>;
  /** For `EARLIER>LATER`: the first scenario in which both hold and the earlier decides. */
  overlaps: ReadonlyMap<string, { action: Action; changes: Changes }>;
}

const sweeps = new WeakMap<Registry, WeakMap<Catalog, Sweep>>();

/**
 * Asks the engine about every account that differs from a ready one in one or
 * two things, for each action. Made once for each registry and catalog.
 */
export function sweepScenarios(registry: Registry, catalog: Catalog): Sweep {
  const ofRegistry = sweeps.get(registry) ?? new WeakMap<Catalog, Sweep>();
  sweeps.set(registry, ofRegistry);
  const known = ofRegistry.get(catalog);
  if (known) return known;
  const sweep = makeSweep(registry, catalog);
  ofRegistry.set(catalog, sweep);
  return sweep;
}

function makeSweep(registry: Registry, catalog: Catalog): Sweep {
  const sets = new Map<Code, SmallestSet[]>();
  const overlaps = new Map<string, { action: Action; changes: Changes }>();
  const note = (action: Action, found: Found) => {
    noteOverlaps(overlaps, action, found);
    const { primary: code, changes, dimensions, outcome } = found;
    if (code === null || found.isImplied) return;
    const ofCode = sets.get(code) ?? [];
    ofCode.push({ code, action, changes, dimensions, outcome });
    sets.set(code, ofCode);
  };
  const found = ACTIONS.map((action) => ({
    action,
    ...sweepAction(registry, catalog, action),
  }));
  // Smaller sets first, whatever the action.
  for (const { action, singles } of found) singles.flat().forEach((each) => note(action, each));
  for (const { action, pairs } of found) pairs.forEach((each) => note(action, each));
  return { sets, overlaps };
}

/** An answer, and whether a part of its changes already brings the same. */
interface Found {
  changes: Changes;
  dimensions: string;
  codes: readonly Code[];
  primary: Code | null;
  outcome: string;
  isImplied: boolean;
}

function sweepAction(
  registry: Registry,
  catalog: Catalog,
  action: Action,
): { singles: Found[][]; pairs: Found[] } {
  const ask = (dimensions: string, changes: Changes, parts: readonly Found[]): Found => {
    const scenario = { ...READY_SCENARIO, action, ...changes };
    const decision = decideScenario(registry, catalog, scenario);
    const outcome = describeOutcome(decision);
    const isImplied = parts.some((part) => part.outcome === outcome);
    const { codes, primary } = decision;
    return { changes, dimensions, codes, primary, outcome, isImplied };
  };
  const singles = listDimensions(catalog).map(({ name, values }) =>
    values.map((changes) => ask(name, changes, [])),
  );
  const pairs = singles.flatMap((left, index) =>
    singles
      .slice(index + 1)
      .flatMap((right) =>
        left.flatMap((a) =>
          right.map((b) =>
            ask(`${a.dimensions} ${b.dimensions}`, { ...a.changes, ...b.changes }, [a, b]),
          ),
        ),
      ),
  );
  return { singles, pairs };
}

function describeOutcome({ verdict, primary, situation, next }: Decision): string {
  const { kind, intent, label, route, who } = next;
  return [verdict, primary, situation, kind, intent, label, route, who].join('|');
}

function noteOverlaps(
  overlaps: Map<string, { action: Action; changes: Changes }>,
  action: Action,
  { codes, changes }: Found,
): void {
  const [first, second] = codes;
  const pair = `${first}>${second}`;
  if (second && !overlaps.has(pair)) overlaps.set(pair, { action, changes });
}
