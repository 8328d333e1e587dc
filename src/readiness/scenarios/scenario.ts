import {
  BILLING_STATES,
  ENTITLEMENT_STATUSES,
  PAYMENT_STATUSES,
  SUBSCRIPTION_STATUSES,
} from '#src/registry/field-values.ts';
import type { Catalog } from '#src/registry/catalog-schema.ts';
import { ACTIONS, BALANCE_FIELDS, MEMBER_ROLES, type BalanceField } from '#src/registry/names.ts';

/** Who owns the target, seen from the chosen account. */
export const TARGET_OWNERS = ['this_account', 'another_account', 'nobody'] as const;

/** What is on sale: the catalog as it is, with nothing on sale, or with no plan that has the action. */
export const CATALOG_VARIANTS = ['as_sold', 'nothing_sold', 'without_action'] as const;

/** Whether the balances come back by themselves. */
export const RESETS = ['monthly', 'never'] as const;

/** Everything that a scenario chooses, in reading order. Also the names in a link's query. */
export const SCENARIO_KEYS = [
  'action',
  'role',
  'package_key',
  'package_entitlement_status',
  'billing_state',
  'subscription_status',
  'payment_status',
  'open_checkout',
  'selected_package_key',
  'credit_balance',
  'remaining_fix_credits',
  'ai_credit_balance',
  'credits_reset',
  'monitoring_entitlement_status',
  'target_owner',
  'catalog',
] as const;
export type ScenarioKey = (typeof SCENARIO_KEYS)[number];

/**
 * One question that can be chosen, linked and answered: an action, a role and
 * the values of one account, all written as text. Null is never written:
 * `unknown` and `none` say what it means.
 */
export type Scenario = Record<ScenarioKey, string>;

/** An account that is ready for every action: what examples differ from. */
export const READY_SCENARIO: Scenario = {
  action: 'scan',
  role: 'owner',
  package_key: 'team_monitoring',
  package_entitlement_status: 'active',
  billing_state: 'active',
  subscription_status: 'active',
  payment_status: 'not_required',
  open_checkout: 'none',
  selected_package_key: 'none',
  credit_balance: '12',
  remaining_fix_credits: '12',
  ai_credit_balance: '12',
  credits_reset: 'monthly',
  monitoring_entitlement_status: 'active',
  target_owner: 'this_account',
  catalog: 'as_sold',
};

/** The values that a key can hold; null for a balance, which holds any number of credits. */
export function listScenarioValues(key: ScenarioKey, catalog: Catalog): readonly string[] | null {
  if (isBalanceKey(key)) return null;
  const lists: Record<Exclude<ScenarioKey, BalanceField>, readonly string[]> = {
    action: ACTIONS,
    role: MEMBER_ROLES,
    package_key: [...catalog.plans.map((plan) => plan.key), 'unknown'],
    package_entitlement_status: ENTITLEMENT_STATUSES,
    billing_state: BILLING_STATES,
    subscription_status: SUBSCRIPTION_STATUSES,
    payment_status: PAYMENT_STATUSES,
    open_checkout: ['none', ...listSessions(catalog)],
    selected_package_key: ['none', ...soldPlans(catalog)],
    credits_reset: RESETS,
    monitoring_entitlement_status: ENTITLEMENT_STATUSES,
    target_owner: TARGET_OWNERS,
    catalog: CATALOG_VARIANTS,
  };
  return lists[key];
}

/** Whether a value can stand for a key. */
export function isScenarioValue(key: ScenarioKey, value: string, catalog: Catalog): boolean {
  const values = listScenarioValues(key, catalog);
  if (values) return values.includes(value);
  return value === 'unknown' || /^(0|[1-9]\d{0,8})$/.test(value);
}

export function isBalanceKey(key: ScenarioKey): key is BalanceField {
  return (BALANCE_FIELDS as readonly string[]).includes(key);
}

/** Payment statuses with which a checkout session can still be under way. */
const WITH_SESSION = ['open', 'processing', 'confirmed'];
/** The statuses that only a session can have. */
const SESSION_ONLY = ['open', 'processing'];

/**
 * A session is under way exactly while its payment is open or processing, or is
 * confirmed and what it bought has not arrived. Other pairs cannot occur.
 */
export function isContradiction(values: Pick<Scenario, 'payment_status' | 'open_checkout'>) {
  const { payment_status: status, open_checkout: session } = values;
  return session === 'none' ? SESSION_ONLY.includes(status) : !WITH_SESSION.includes(status);
}

/** What a checkout session can buy, as `intent:item`: packs, then plan changes, then first plans. */
function listSessions(catalog: Catalog): string[] {
  const packs = catalog.packs
    .filter((pack) => pack.sold)
    .map((pack) => `credit_purchase:${pack.key}`);
  const changes = catalog.changes.map(({ kind, to }) => `${kind}:${to}`);
  const starts = soldPlans(catalog).map((key) => `subscription_start:${key}`);
  return [...new Set([...packs, ...changes, ...starts])];
}

const soldPlans = (catalog: Catalog) =>
  catalog.plans.filter((plan) => plan.sold).map((plan) => plan.key);
