import { describe, expect, it } from 'vitest';
import { listSandboxAccounts } from '#src/sandbox/seed/seeded-accounts.ts';
import { productCatalog } from '#src/registry/catalog.ts';
import { ACTIONS, BALANCE_FIELDS } from '#src/registry/names.ts';

const { plans, changes, packs } = productCatalog;
const findPlan = (key: string | null) => plans.find((plan) => plan.key === key);

describe('the sandbox catalog', () => {
  it('has each key once', () => {
    const keys = [...plans, ...packs].map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('changes only between plans that it has, into plans that it sells, each way once', () => {
    for (const change of changes) {
      expect(findPlan(change.from), change.from).toBeDefined();
      expect(findPlan(change.to), change.to).toMatchObject({ sold: true });
      expect(change.from).not.toBe(change.to);
    }
    const ways = changes.map(({ from, to }) => `${from} ${to}`);
    expect(new Set(ways).size).toBe(ways.length);
  });

  it('never takes an action away in an upgrade', () => {
    for (const { from, to } of changes.filter(({ kind }) => kind === 'plan_upgrade')) {
      const upgraded = findPlan(to)?.actions.length ?? 0;
      expect(upgraded).toBeGreaterThanOrEqual(findPlan(from)?.actions.length ?? ACTIONS.length + 1);
    }
  });

  it('supports every action, and sells every balance', () => {
    expect(new Set(plans.flatMap((plan) => plan.actions))).toEqual(new Set(ACTIONS));
    expect(packs.filter(({ sold }) => sold).map(({ balance }) => balance)).toEqual(BALANCE_FIELDS);
  });

  it('has the plan of each seeded account', () => {
    for (const { account_id, scene } of listSandboxAccounts()) {
      expect(findPlan(scene.billing?.package_key ?? 'team_monitoring'), account_id).toBeDefined();
    }
  });
});
