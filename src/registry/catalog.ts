import { PricedCatalogSchema, type PlanChange, type PricedPlan } from './catalog-schema.ts';
import { ACTIONS, type Action } from './names.ts';

const SMALL_PLAN: Action[] = ['scan', 'retest', 'fix'];
const EVERYTHING: Action[] = [...ACTIONS];

const plans = [
  // Comes with sign-up; there is nothing to pay, so checkout does not sell it.
  plan('free', 'Free', 0, ['scan'], [5, 0, 0], { sold: false }),
  plan('reports', 'Reports only', 19, ['retest'], [20, 0, 0]),
  plan('starter', 'Starter', 49, SMALL_PLAN, [50, 5, 0]),
  plan('team', 'Team', 149, EVERYTHING, [200, 20, 200]),
  plan('team_monitoring', 'Team with monitoring', 199, EVERYTHING, [200, 20, 200], {
    monitoring: true,
  }),
  plan('agency', 'Agency', 499, EVERYTHING, [1000, 100, 1000], { monitoring: true }),
  // Bought before Starter existed; its customers keep it.
  plan('studio', 'Studio', 39, SMALL_PLAN, [40, 4, 0], { sold: false }),
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
 * What the product sells: the sandbox sells from it, and the guides print it.
 * `free`, `studio`: never sold here. `reports` is the one plan without scans,
 * so that a plan change has something to bring.
 */
export const productCatalog = PricedCatalogSchema.parse({
  currency: 'USD',
  plans,
  changes,
  packs: [
    {
      key: 'scans_50',
      name: '50 scan credits',
      balance: 'credit_balance',
      credits: 50,
      price_cents: 2500,
      sold: true,
    },
    {
      key: 'fixes_10',
      name: '10 fix credits',
      balance: 'remaining_fix_credits',
      credits: 10,
      price_cents: 4000,
      sold: true,
    },
    {
      key: 'ai_200',
      name: '200 AI credits',
      balance: 'ai_credit_balance',
      credits: 200,
      price_cents: 1500,
      sold: true,
    },
  ],
});

/** `price` in whole units of the currency a month; `monthly` as scan, fix and AI credits. */
function plan(
  key: string,
  name: string,
  price: number,
  actions: Action[],
  [credit_balance, remaining_fix_credits, ai_credit_balance]: [number, number, number],
  { monitoring = false, sold = true }: { monitoring?: boolean; sold?: boolean } = {},
): PricedPlan {
  const monthly_credits = { credit_balance, remaining_fix_credits, ai_credit_balance };
  return { key, name, price_cents: price * 100, actions, monitoring, sold, monthly_credits };
}

function changesFrom(from: string, kind: PlanChange['kind'], to: string[]): PlanChange[] {
  return to.map((key) => ({ from, to: key, kind }));
}
