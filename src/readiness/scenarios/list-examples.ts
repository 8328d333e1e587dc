import type { Catalog } from '#src/registry/catalog-schema.ts';
import type { Action, Code } from '#src/registry/names.ts';
import type { Registry } from '#src/registry/registry.ts';
import type { ReadinessReport } from '../report.ts';
import { askScenario, decideScenario } from './ask-scenario.ts';
import type { Changes } from './dimensions.ts';
import { sweepScenarios, type SmallestSet } from './find-smallest-sets.ts';
import { READY_SCENARIO, type Scenario } from './scenario.ts';

/** A scenario in which a code decides, as the engine answers it. */
export interface Example {
  code: Code;
  scenario: Scenario;
  /** What differs from a ready account, the action apart. */
  changes: Changes;
  /** The actions for which the same changes bring the same answer. */
  actions: readonly Action[];
  /** Other values of the same one field that bring the same answer. */
  others: readonly Changes[];
  report: ReadinessReport;
  /** What it leads to; equal texts lead to the same. */
  outcome: string;
}

/** One example for each kind of smallest set: what differs, and what that leads to. */
export function listExamples(registry: Registry, catalog: Catalog, code: Code): Example[] {
  const sets = sweepScenarios(registry, catalog).sets.get(code) ?? [];
  return groupByKind(sets).map((kind) => toExample(registry, catalog, kind));
}

/** A few of them that show the most: each outcome once, then other fields. */
export function pickExamples(examples: readonly Example[], count: number): Example[] {
  const outcomes = new Set<string>();
  const fields = new Set<string>();
  const picked = examples.filter(({ outcome }) => !outcomes.has(outcome) && outcomes.add(outcome));
  for (const { changes } of picked) Object.keys(changes).forEach((key) => fields.add(key));
  const more = examples.filter(({ changes }) => {
    const isNew = Object.keys(changes).some((key) => !fields.has(key));
    Object.keys(changes).forEach((key) => fields.add(key));
    return isNew;
  });
  const chosen = [...picked, ...more].slice(0, count);
  return examples.filter((each) => chosen.includes(each));
}

/** The same values, and the actions for which they bring the same. */
interface Finding {
  set: SmallestSet;
  actions: Action[];
}

function groupByKind(sets: readonly SmallestSet[]): Finding[][] {
  const findings = new Map<string, Finding>();
  for (const set of sets) {
    const key = `${JSON.stringify(set.changes)} > ${set.outcome}`;
    const known = findings.get(key);
    if (known) known.actions.push(set.action);
    else findings.set(key, { set, actions: [set.action] });
  }
  const kinds = new Map<string, Finding[]>();
  for (const finding of findings.values()) {
    const kind = kindOf(finding);
    kinds.set(kind, [...(kinds.get(kind) ?? []), finding]);
  }
  return [...kinds.values()];
}

/** Values of one field are listed together, so they have to agree in their actions too. */
function kindOf({ set, actions }: Finding): string {
  const isOneField = Object.keys(set.changes).length === 1;
  return [set.dimensions, set.outcome, ...(isOneField ? actions : [])].join(' > ');
}

function toExample(registry: Registry, catalog: Catalog, kind: readonly Finding[]): Example {
  const [first] = kind as [Finding];
  const { set, actions } = kind.find((each) => buysRemedy(registry, catalog, each.set)) ?? first;
  const { code, action, changes, outcome } = set;
  const scenario = { ...READY_SCENARIO, action, ...changes };
  const others = kind.map((each) => each.set.changes).filter((each) => each !== changes);
  return {
    code,
    scenario,
    changes,
    actions,
    // Only where one key differs: else the combinations would be the longer text.
    others: Object.keys(changes).length > 1 ? [] : others,
    report: askScenario(registry, catalog, scenario),
    outcome,
  };
}

/** Whether a set has a checkout, and one that a reader would have started for this very reason. */
function buysRemedy(registry: Registry, catalog: Catalog, set: SmallestSet): boolean {
  const { open_checkout: session = 'none' } = set.changes;
  if (session === 'none') return false;
  const scenario = { ...READY_SCENARIO, action: set.action, ...set.changes };
  const decision = decideScenario(registry, catalog, { ...scenario, payment_status: 'open' });
  return decision.next.intent === 'resume_checkout';
}
