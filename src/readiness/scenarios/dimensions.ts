import type { Catalog } from '#src/registry/catalog-schema.ts';
import { BALANCE_FIELDS } from '#src/registry/names.ts';
import {
  isContradiction,
  listScenarioValues,
  READY_SCENARIO,
  type Scenario,
  type ScenarioKey,
} from './scenario.ts';

/** Some values of a scenario, of those keys that matter. */
export type Changes = Partial<Scenario>;

/**
 * One thing that can differ from a ready account. Usually one key; a payment
 * and the checkout that it belongs to can only change together.
 */
export interface Dimension {
  name: string;
  keys: readonly ScenarioKey[];
  /** In order of preference. The ready account's own values are not among them. */
  values: readonly Changes[];
}

/** Empty, just enough, and not known. */
const BALANCES = ['0', '1', 'unknown'];
/** A role changes who acts, never what holds; the action is asked apart. */
const SINGLE = [
  ...BALANCE_FIELDS,
  'package_entitlement_status',
  'monitoring_entitlement_status',
  'package_key',
  'billing_state',
  'subscription_status',
] as const satisfies readonly ScenarioKey[];
/** What stands around the account: it comes last, so that examples prefer fields. */
const AROUND = [
  'selected_package_key',
  'credits_reset',
  'target_owner',
  'catalog',
] as const satisfies readonly ScenarioKey[];

/** Everything that can differ from a ready account, what readers meet most often first. */
export function listDimensions(catalog: Catalog): Dimension[] {
  const single = (key: ScenarioKey): Dimension => ({
    name: key,
    keys: [key],
    values: valuesOf(key, catalog)
      .filter((value) => value !== READY_SCENARIO[key])
      .map((value) => ({ [key]: value })),
  });
  const payment: Dimension = {
    name: 'payment',
    keys: ['payment_status', 'open_checkout'],
    values: listPayments(catalog),
  };
  return [...SINGLE.map(single), payment, ...AROUND.map(single)];
}

const valuesOf = (key: ScenarioKey, catalog: Catalog) =>
  listScenarioValues(key, catalog) ?? BALANCES;

function listPayments(catalog: Catalog): Changes[] {
  const sessions = listScenarioValues('open_checkout', catalog) ?? [];
  const statuses = listScenarioValues('payment_status', catalog) ?? [];
  return statuses
    .flatMap((payment_status) =>
      sessions.map((open_checkout) => ({ payment_status, open_checkout })),
    )
    .filter((values) => !isContradiction(values))
    .filter(({ payment_status }) => payment_status !== READY_SCENARIO.payment_status);
}
