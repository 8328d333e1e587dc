import { describe, expect, it } from 'vitest';
import type { AccountState } from '#src/readiness/account-state.ts';
import type { Catalog } from '#src/registry/catalog-schema.ts';
import { ACTIONS } from '#src/registry/names.ts';
import type { Action } from '#src/registry/names.ts';
import { axesFor } from './axes.ts';
import type { Axis } from './axes.ts';
import { walk } from './grid.ts';
import { evaluate } from './setups.ts';
import {
  buildAccount,
  buildRequest,
  FULL_CATALOG,
  PACKLESS_CATALOG,
  RESETS,
  UNSOLD_CATALOG,
} from './states.ts';
import { followStep } from './world.ts';

const MOST_STEPS = 12;
/** Rereading an account that cannot be read is a step too, and leads to any state without unknowns. */
const MOST_STEPS_ONCE_KNOWN = MOST_STEPS - 1;

interface World {
  name: string;
  catalog: Catalog;
  account: Partial<AccountState>;
  actions: readonly Action[];
}

const worlds: World[] = [
  { name: 'everything sold', catalog: FULL_CATALOG, account: {}, actions: ACTIONS },
  {
    name: 'credits reset',
    catalog: PACKLESS_CATALOG,
    account: { credits_reset_at: RESETS },
    actions: ['scan', 'ai'],
  },
  { name: 'nothing sold', catalog: UNSOLD_CATALOG, account: {}, actions: ['fix', 'monitoring'] },
];

/** Only what is known, and only plans selected that matter for where the walk ends. */
function knownAxes(action: Action): Axis[] {
  return axesFor(action).map((axis) => ({
    ...axis,
    values: axis.values.filter(
      (_, i) => axis.ranks[i] !== null && (axis.name !== 'selected_package_key' || i < 2),
    ),
  }));
}

describe.each(worlds)('following the named steps, $name', ({ catalog, account: base, actions }) => {
  it.each(actions)(
    'ends at ready or stop within twelve: %s',
    (action) => {
      const request = buildRequest(action);
      let longest = 0;
      const account = buildAccount(base);
      walk(knownAxes(action), account, () => {
        let now: AccountState | null = { ...account };
        let steps = 0;
        for (; now !== null && steps <= MOST_STEPS; steps++) {
          now = followStep(now, evaluate({ account: now, catalog }, request), request, catalog);
        }
        if (steps - 1 > longest) longest = steps - 1;
      });
      expect(longest).toBeGreaterThan(0);
      expect(longest).toBeLessThanOrEqual(MOST_STEPS_ONCE_KNOWN);
    },
    60_000,
  );
});
