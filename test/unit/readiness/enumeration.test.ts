import { afterAll, describe, expect, it } from 'vitest';
import { REASON_CODES } from '#src/registry/names.ts';
import { buildGrid } from './grid.ts';
import type { Grid, GridSetup } from './grid.ts';
import { evaluate, GRID_CHECKS, STATE_CHECKS, TEST_SETUPS } from './setups.ts';

/**
 * Every combination of the fields that an action uses. The grid is built once
 * per setup, by the first test that asks for it.
 */
const totals = { states: 0, milliseconds: 0 };

function buildOnce(setup: GridSetup): () => Grid {
  let grid: Grid | null = null;
  return () => {
    if (grid === null) {
      const start = performance.now();
      grid = buildGrid(setup, evaluate, STATE_CHECKS);
      totals.states += grid.size;
      totals.milliseconds += performance.now() - start;
    }
    return grid;
  };
}

afterAll(() => {
  const seconds = (totals.milliseconds / 1000).toFixed(1);
  const states = totals.states.toLocaleString('en');
  process.stdout.write(`readiness: ${states} states against the oracle in ${seconds} s\n`);
});

const grids = TEST_SETUPS.map((setup) => ({ label: setup.label, grid: buildOnce(setup) }));

describe.each(grids)('every state: $label', ({ grid }) => {
  it.each(Object.keys(STATE_CHECKS))(
    '%s',
    (name) => {
      expect(grid().objections.get(name)).toBeUndefined();
    },
    60_000,
  );

  it.each(Object.entries(GRID_CHECKS))(
    '%s',
    (_name, check) => {
      expect(check(grid())).toBeNull();
    },
    60_000,
  );
});

describe('reachability', () => {
  it('reaches every reason code as the deciding one', () => {
    const reached = new Set(grids.flatMap(({ grid }) => [...grid().primaries.keys()]));
    expect([...reached].sort()).toEqual([...REASON_CODES, 'CATALOG_UNSUPPORTED', null].sort());
  }, 60_000);
});
