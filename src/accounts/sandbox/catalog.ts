import { CatalogSchema, type Catalog, type PlanChange } from '#src/readiness/catalog.ts';
import { ACTIONS, type Action } from '#src/registry/names.ts';

const SMALL_PLAN: Action[] = ['scan', 'retest', 'fix'];
const EVERYTHING: Action[] = [...ACTIONS];

const plans = [
  // Comes with sign-up; there is nothing to pay, so checkout does not sell it.
  plan('free', 'Free', ['scan'], { sold: false }),
  plan('reports', 'Reports only', ['retest'], {}),
  plan('starter', 'Starter', SMALL_PLAN, {}),
  plan('team', 'Team', EVERYTHING, {}),
  plan('team_monitoring', 'Team with monitoring', EVERYTHING, { monitoring: true }),
  plan('agency', 'Agency', EVERYTHING, { monitoring: true }),
  // Bought before Starter existed; its customers keep it.
  plan('studio', 'Studio', SMALL_PLAN, { sold: false }),
];

/** Up is more actions or more of them; across is the same size or smaller. */
const changes = [
  ...changesFrom('free', 'plan_upgrade', ['starter', 'team', 'team_monitoring', 'agency']),
  ...changesFrom('reports', 'plan_upgrade', ['starter', 'team', 'team_monitoring', 'agency']),
  ...changesFrom('studio', 'plan_change', ['starter']),
  ...changesFrom('studio', 'plan_upgrade', ['team', 'team_monitoring', 'agency']),
  ...changesFrom('starter', 'plan_change', ['reports']),
  ...changesFrom('starter', 'plan_upgrade', ['team', 'team_monitoring', 'agency']),
  ...changesFrom('team', 'plan_change', ['starter', 'team_monitoring']),
  ...changesFrom('team', 'plan_upgrade', ['agency']),
  ...changesFrom('team_monitoring', 'plan_change', ['team', 'starter']),
  ...changesFrom('team_monitoring', 'plan_upgrade', ['agency']),
  ...changesFrom('agency', 'plan_change', ['team_monitoring', 'team']),
];

/**
 * What the sandbox sells. `free`, `studio`: never sold here. `reports` is the
 * one plan without scans, so that a plan change has something to bring.
 */
export const sandboxCatalog: Catalog = CatalogSchema.parse({
  plans,
  changes,
  packs: [
    {
      key: 'scans_50',
      name: '50 scan credits',
      balance: 'credit_balance',
      credits: 50,
      sold: true,
    },
    {
      key: 'fixes_10',
      name: '10 fix credits',
      balance: 'remaining_fix_credits',
      credits: 10,
      sold: true,
    },
    {
      key: 'ai_200',
      name: '200 AI credits',
      balance: 'ai_credit_balance',
      credits: 200,
      sold: true,
    },
  ],
} satisfies Catalog);

function plan(
  key: string,
  name: string,
  actions: Action[],
  { monitoring = false, sold = true }: { monitoring?: boolean; sold?: boolean },
) {
  return { key, name, actions, monitoring, sold };
}

function changesFrom(from: string, kind: PlanChange['kind'], to: string[]): PlanChange[] {
  return to.map((key) => ({ from, to: key, kind }));
}
