import { listWithOr } from '#src/contracts/list-words.ts';
import { roleNames } from '#src/contracts/role-names.ts';
import type { Changes } from '#src/readiness/scenarios/dimensions.ts';
import {
  isBalanceKey,
  SCENARIO_KEYS,
  type ScenarioKey,
} from '#src/readiness/scenarios/scenario.ts';
import type { Catalog } from '#src/registry/catalog-schema.ts';
import {
  FIELD_NAMES,
  type Action,
  type BillingAction,
  type FieldName,
} from '#src/registry/names.ts';
import type { Registry } from '#src/registry/registry.ts';

/** A part of a scenario in words. */
export interface DescribedPart {
  key: ScenarioKey;
  /** The account field that it sets; null for what stands around the account. */
  field: FieldName | null;
  label: string;
  value: string;
  /** Whether the value is written as the API spells it. */
  isSpelt: boolean;
}

const labels: Partial<Record<ScenarioKey, string>> = {
  action: 'Action',
  role: 'Role',
  credits_reset: 'Balances come back',
  target_owner: 'Target belongs to',
  catalog: 'Catalog',
};

const around: Partial<Record<ScenarioKey, Record<string, string>>> = {
  role: roleNames,
  credits_reset: { monthly: 'every month', never: 'never' },
  target_owner: {
    this_account: 'this account',
    another_account: 'another of your accounts',
    nobody: 'none of your accounts',
  },
  catalog: {
    as_sold: 'as it is',
    nothing_sold: 'nothing is on sale',
    without_action: 'no plan has the action',
  },
};

/** The field that a key sets. */
export const fieldOfKey = (key: ScenarioKey): FieldName | null =>
  key === 'open_checkout'
    ? 'checkout_session_id'
    : (FIELD_NAMES.find((name) => name === key) ?? null);

/** What a key is called: its field, or words. */
export const labelOfKey = (key: ScenarioKey): string => fieldOfKey(key) ?? labels[key] ?? key;

/** A value as a reader should see it. */
export function describeScenarioValue(
  registry: Registry,
  catalog: Catalog,
  key: ScenarioKey,
  value: string,
): string {
  if (key === 'action') return registry.actions[value as Action].title;
  if (key === 'open_checkout') return describeSession(registry, catalog, value);
  return around[key]?.[value] ?? value;
}

/** Parts of a scenario, in reading order. */
export function describeChanges(
  registry: Registry,
  catalog: Catalog,
  changes: Changes,
): DescribedPart[] {
  return SCENARIO_KEYS.flatMap((key) => {
    const value = changes[key];
    if (value === undefined) return [];
    return {
      key,
      field: fieldOfKey(key),
      label: labelOfKey(key),
      value: describeScenarioValue(registry, catalog, key, value),
      isSpelt: isSpelt(key, value),
    };
  });
}

function isSpelt(key: ScenarioKey, value: string): boolean {
  if (isBalanceKey(key)) return true;
  return key === 'open_checkout' ? value === 'none' : fieldOfKey(key) !== null;
}

/** `credit_purchase:scans_50` -> `Buy credits: 50 scan credits`. */
function describeSession(registry: Registry, catalog: Catalog, session: string): string {
  const [intent, item] = session.split(':');
  if (!item) return session;
  const sold = [...catalog.packs, ...catalog.plans].find(({ key }) => key === item);
  return `${registry.billingActions[intent as BillingAction].title}: ${sold?.name ?? item}`;
}

/** Actions as a list in words: `Scan, retest or fix`. */
export function describeActions(registry: Registry, actions: readonly Action[]): string {
  const titles = actions.map((action, index) => {
    const { title } = registry.actions[action];
    return index === 0 || action === 'ai' ? title : title.toLowerCase();
  });
  return listWithOr(titles);
}
