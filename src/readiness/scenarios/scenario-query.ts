import type { Catalog } from '#src/registry/catalog-schema.ts';
import {
  isContradiction,
  isScenarioValue,
  listScenarioValues,
  READY_SCENARIO,
  SCENARIO_KEYS,
  type Scenario,
  type ScenarioKey,
} from './scenario.ts';

/** Where the explorer is. */
export const EXPLORER_PATH = '/explore/';

/** Names that a reader's other links bring along; they choose nothing here. */
const FOREIGN = ['code', 'target', 'account'];

/** What keeps a query from being one scenario. */
export type ScenarioProblem =
  | { kind: 'unknown_name'; name: string }
  | { kind: 'repeated'; name: ScenarioKey }
  /** `allowed` is null where any number of credits would do. */
  | { kind: 'invalid_value'; name: ScenarioKey; value: string; allowed: readonly string[] | null }
  | { kind: 'contradiction'; payment_status: string; open_checkout: string };

/** What a query chooses. Names that are left out are as in a ready account; none is guessed. */
export interface ReadScenario {
  /** A value that cannot be is kept out: its name is missing here. */
  values: Partial<Scenario>;
  problems: readonly ScenarioProblem[];
}

/** The explorer's link for a scenario: the action, and what differs from a ready account. */
export function scenarioPath(scenario: Scenario): string {
  return `${EXPLORER_PATH}?${scenarioQuery(scenario)}`;
}

export function scenarioQuery(values: Partial<Scenario>): string {
  const chosen = SCENARIO_KEYS.flatMap((key) => {
    const value = values[key];
    const isSaid = value !== undefined && (key === 'action' || value !== READY_SCENARIO[key]);
    return isSaid ? [[key, value]] : [];
  });
  return spell(new URLSearchParams(chosen));
}

/** The same query with one value changed. What is wrong elsewhere in it stays, to be named. */
export function changeQuery(query: string, key: ScenarioKey, value: string): string {
  const changed = new URLSearchParams(query);
  changed.delete(key);
  if (key === 'action' || value !== READY_SCENARIO[key]) changed.set(key, value);
  return spell(changed);
}

/** The colon of a checkout needs no escape, and reads better without. */
const spell = (query: URLSearchParams) => query.toString().replaceAll('%3A', ':');

/** Reads a query; whatever is wrong with it is named. */
export function readScenario(query: URLSearchParams, catalog: Catalog): ReadScenario {
  const known = SCENARIO_KEYS as readonly string[];
  const strangers = [...new Set(query.keys())].filter(
    (name) => !known.includes(name) && !FOREIGN.includes(name),
  );
  const read = SCENARIO_KEYS.map((key) => readValue(key, query.getAll(key), catalog));
  const values = Object.fromEntries(
    read.flatMap(({ key, value }) => (value === null ? [] : [[key, value]])),
  ) as Partial<Scenario>;
  const problems = [
    ...strangers.map((name) => ({ kind: 'unknown_name', name }) as const),
    ...read.flatMap(({ problem }) => (problem ? [problem] : [])),
    ...findContradiction(values),
  ];
  return { values, problems };
}

/** All values, once nothing is wrong with them. */
export function completeScenario({ values, problems }: ReadScenario): Scenario | null {
  const isStopped = problems.some(({ kind }) => kind !== 'unknown_name');
  return isStopped ? null : { ...READY_SCENARIO, ...values };
}

interface ReadValue {
  key: ScenarioKey;
  value: string | null;
  problem?: ScenarioProblem;
}

function readValue(key: ScenarioKey, given: readonly string[], catalog: Catalog): ReadValue {
  const [value = READY_SCENARIO[key], ...more] = given;
  if (more.some((each) => each !== value)) {
    return { key, value: null, problem: { kind: 'repeated', name: key } };
  }
  if (isScenarioValue(key, value, catalog)) return { key, value };
  const allowed = listScenarioValues(key, catalog);
  return { key, value: null, problem: { kind: 'invalid_value', name: key, value, allowed } };
}

function findContradiction({
  payment_status,
  open_checkout,
}: Partial<Scenario>): ScenarioProblem[] {
  if (payment_status === undefined || open_checkout === undefined) return [];
  const pair = { payment_status, open_checkout };
  return isContradiction(pair) ? [{ kind: 'contradiction', ...pair }] : [];
}
