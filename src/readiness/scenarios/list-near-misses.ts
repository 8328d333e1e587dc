import type { Catalog } from '#src/registry/catalog-schema.ts';
import { ACTIONS } from '#src/registry/names.ts';
import type { Registry } from '#src/registry/registry.ts';
import type { ReadinessReport } from '../report.ts';
import { askScenario, decideScenario } from './ask-scenario.ts';
import { listDimensions, type Changes, type Dimension } from './dimensions.ts';
import type { Example } from './list-examples.ts';
import { isBalanceKey, READY_SCENARIO, type Scenario, type ScenarioKey } from './scenario.ts';

/** A scenario one change away from an example, in which its code does not decide. */
export interface NearMiss {
  /** The example, by its index. */
  of: number;
  scenario: Scenario;
  /** The one change that was made. */
  changed: Changes;
  report: ReadinessReport;
  /** Whether the code still holds, and another one decides before it. */
  stillHolds: boolean;
}

interface Candidate extends Omit<NearMiss, 'report' | 'stillHolds'> {
  /** Misses that change the like and get the same answer teach the same. */
  lesson: string;
}

/**
 * The nearest scenarios in which a code does not decide although little is
 * different: its own fields changed first, then the action, then any other
 * field. Examples take turns, and no lesson is told twice.
 */
export function listNearMisses(
  registry: Registry,
  catalog: Catalog,
  examples: readonly Example[],
  count: number,
): NearMiss[] {
  const candidates = examples.map((example, of) => findCandidates(registry, catalog, example, of));
  return takeInTurns(candidates, count).map(({ of, scenario, changed }) => {
    const report = askScenario(registry, catalog, scenario);
    const code = examples[of]?.code;
    const stillHolds = report.reasons.some((reason) => reason.code === code);
    return { of, scenario, changed, report, stillHolds };
  });
}

function takeInTurns(candidates: readonly Generator<Candidate>[], count: number): Candidate[] {
  const taken: Candidate[] = [];
  const told = new Set<string>();
  let before = -1;
  while (taken.length < count && taken.length > before) {
    before = taken.length;
    for (const ofExample of candidates) {
      const next = takeNew(ofExample, told);
      if (!next) continue;
      told.add(next.lesson);
      taken.push(next);
    }
  }
  return taken.slice(0, count).sort((a, b) => a.of - b.of);
}

/** The next one that teaches something new. A loop would close the generator at its end. */
function takeNew(candidates: Generator<Candidate>, told: ReadonlySet<string>): Candidate | null {
  let { value, done } = candidates.next();
  while (!done && told.has(value.lesson)) ({ value, done } = candidates.next());
  return done ? null : value;
}

/** One by one: the engine is asked only for as many as are looked at. */
function* findCandidates(
  registry: Registry,
  catalog: Catalog,
  example: Example,
  of: number,
): Generator<Candidate> {
  const neighbours = listNeighbours(catalog, example).sort(
    (a, b) => a.distance - b.distance || sizeOf(a.changed) - sizeOf(b.changed),
  );
  for (const { distance, changed } of neighbours) {
    const scenario = { ...example.scenario, ...changed };
    const { verdict, primary } = decideScenario(registry, catalog, scenario);
    if (primary === example.code) continue;
    yield { of, scenario, changed, lesson: `${distance} ${verdict} ${primary}` };
  }
}

/**
 * All single changes, nearest first by `distance`. 0: a field of the example;
 * 1: the action; 2: a field that was as in a ready account. Of the example's
 * own fields the later ones come first: they differ more finely.
 */
function listNeighbours(
  catalog: Catalog,
  { scenario, changes }: Example,
): { distance: number; changed: Changes }[] {
  const dimensions = listDimensions(catalog);
  const isOwn = ({ keys }: Dimension) => keys.some((key) => key in changes);
  const own = dimensions.filter(isOwn).toReversed().flatMap(withWayBack);
  const others = dimensions.filter((each) => !isOwn(each)).flatMap(({ values }) => values);
  const actions = ACTIONS.map((action): Changes => ({ action }));
  return [own, actions, others].flatMap((each, distance) =>
    each
      .map((changed) => ({ distance, changed: withoutSame(changed, scenario) }))
      .filter(({ changed }) => sizeOf(changed) > 0),
  );
}

/** Back to a ready account first. Of a balance, just enough is nearer than that. */
function withWayBack({ keys, values }: Dimension): Changes[] {
  if (keys.some(isBalanceKey)) return [...values];
  const ready = Object.fromEntries(keys.map((key) => [key, READY_SCENARIO[key]])) as Changes;
  return [ready, ...values];
}

const sizeOf = (changed: Changes) => Object.keys(changed).length;

function withoutSame(changed: Changes, scenario: Scenario): Changes {
  const different = Object.entries(changed).filter(
    ([key, value]) => scenario[key as ScenarioKey] !== value,
  );
  return Object.fromEntries(different) as Changes;
}
