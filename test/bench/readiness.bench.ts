import { decideReadiness } from '#src/readiness/decide-readiness.ts';
import { evaluateReadiness } from '#src/readiness/evaluate-readiness.ts';
import type { ReadinessRequest, ReadinessState } from '#src/readiness/report.ts';
import { ACTIONS } from '#src/registry/names.ts';
import { registry } from '#src/registry/registry.ts';
import { axesFor } from '#test/unit/readiness/axes.ts';
import { buildGrid } from '#test/unit/readiness/grid.ts';
import { decide } from '#test/unit/readiness/oracle.ts';
import {
  evaluate,
  GRID_CHECKS,
  listBenchSetups,
  STATE_CHECKS,
} from '#test/unit/readiness/setups.ts';
import { buildAccount, buildRequest, FULL_CATALOG, NOW } from '#test/unit/readiness/states.ts';

/** The decision may cost at most five times what straight code for the same rules costs. */
const LEAST_RATIO = 0.2;
const SAMPLE_SIZE = 20_000;
const ROUNDS = 41;

type Print = (line: string) => void;
type Case = [ReadinessState, ReadinessRequest];

/** States drawn evenly from all combinations of the fields that each action uses. */
function drawSample(): Case[] {
  let seed = 1;
  const draw = (below: number) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  return Array.from({ length: SAMPLE_SIZE }, (_, i) => {
    const action = ACTIONS[i % ACTIONS.length]!;
    const account = buildAccount();
    for (const { values } of axesFor(action)) Object.assign(account, values[draw(values.length)]);
    return [{ account, catalog: FULL_CATALOG }, buildRequest(action)];
  });
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

/** Evaluations a second over the whole sample, once; the result is kept from being optimised away. */
function measure(
  sample: Case[],
  run: (state: ReadinessState, request: ReadinessRequest) => { verdict: string },
): number {
  let ready = 0;
  const start = process.cpuUsage();
  for (const [state, request] of sample) if (run(state, request).verdict === 'ready') ready++;
  const { user, system } = process.cpuUsage(start);
  const seconds = (user + system) / 1_000_000;
  if (ready === 0) throw new Error('the sample has no ready state');
  return sample.length / seconds;
}

const perSecond = (rate: number) => `${Math.round(rate).toLocaleString('en')} a second`;

/** Speeds on one core, taken in turns so that what disturbs one disturbs all. Returns whether they suffice. */
export function benchSpeed(print: Print): boolean {
  const sample = drawSample();
  const rates = { oracle: [] as number[], decision: [] as number[], report: [] as number[] };
  const ratios: number[] = [];
  const warmUp = 5;
  for (let round = -warmUp; round < ROUNDS; round++) {
    const oracle = measure(sample, (state, request) => decide(state, request, NOW));
    const decision = measure(sample, (state, request) =>
      decideReadiness(registry, state, request, NOW),
    );
    const report = measure(sample, (state, request) =>
      evaluateReadiness(registry, state, request, NOW),
    );
    if (round < 0) continue;
    rates.oracle.push(oracle);
    rates.decision.push(decision);
    rates.report.push(report);
    ratios.push(decision / oracle);
  }
  const ratio = median(ratios);
  print(`readiness, decision alone: ${perSecond(median(rates.decision))}`);
  print(`readiness, full report:    ${perSecond(median(rates.report))}`);
  print(`readiness, oracle:         ${perSecond(median(rates.oracle))}`);
  print(`readiness, decision / oracle: ${ratio.toFixed(2)} (at least ${LEAST_RATIO})`);
  return ratio >= LEAST_RATIO;
}

/** All actions, roles, catalogs and project overrides against the oracle. Returns whether all agree. */
export function benchEnumeration(print: Print): boolean {
  const start = performance.now();
  let size = 0;
  const problems: string[] = [];
  for (const setup of listBenchSetups()) {
    const grid = buildGrid(setup, evaluate, STATE_CHECKS);
    size += grid.size;
    for (const objection of grid.objections.values()) problems.push(`${setup.label}: ${objection}`);
    // A project's own entitlement makes its axis idle, not wrong: all relations still hold.
    for (const check of Object.values(GRID_CHECKS)) {
      const problem = check(grid);
      if (problem !== null) problems.push(`${setup.label}: ${problem}`);
    }
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  print(`readiness, larger enumeration: ${size.toLocaleString('en')} states in ${seconds} s`);
  for (const problem of problems) print(`  ${problem}`);
  return problems.length === 0;
}
