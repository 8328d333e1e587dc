import type { EnumField } from '#src/registry/field-values.ts';
import type { Action, FieldName } from '#src/registry/names.ts';
import type { Registry } from '#src/registry/registry.ts';
import type { AccountState } from './account-state.ts';
import { indexCatalog, type ActionOffers, type CatalogIndex } from './catalog-index.ts';
import type { Plan } from '#src/registry/catalog-schema.ts';
import type { ReadinessState } from './report.ts';
import type { Truth } from './truth.ts';

/** What conditions look at: one account, one action, entitlements already per project. */
export interface Facts {
  registry: Registry;
  account: AccountState;
  action: Action;
  values: Record<EnumField, string>;
  /** Null where `package_key` is unknown or not in the catalog. */
  plan: Plan | null;
  offers: ActionOffers;
  catalog: CatalogIndex;
  /** What each rule came to, by its position; filled while deciding. */
  truths: Truth[];
}

/** Gathers the facts; a project's own entitlement replaces the account's. */
export function gatherFacts(
  registry: Registry,
  state: ReadinessState & { account: AccountState },
  action: Action,
  projectId: string | null,
): Facts {
  const { account } = state;
  const catalog = indexCatalog(state.catalog);
  return {
    registry,
    account,
    action,
    values: effectiveValues(account, projectId),
    plan: (account.package_key !== null && catalog.plans.get(account.package_key)) || null,
    offers: catalog.actions[action],
    catalog,
    truths: [],
  };
}

/** The enumerated fields as they hold for a target in this project. */
export function effectiveValues(
  account: AccountState,
  projectId: string | null,
): Record<EnumField, string> {
  const project =
    projectId === null ? undefined : account.projects.find((each) => each.project_id === projectId);
  return {
    billing_state: account.billing_state,
    subscription_status: account.subscription_status,
    payment_status: account.payment_status,
    package_entitlement_status:
      project?.package_entitlement_status ?? account.package_entitlement_status,
    monitoring_entitlement_status:
      project?.monitoring_entitlement_status ?? account.monitoring_entitlement_status,
  };
}

/** A field's value as the reader is shown it. */
export function shownValue(
  account: AccountState,
  values: Record<EnumField, string>,
  name: FieldName,
): string | number | null {
  return name in values ? values[name as EnumField] : account[name];
}
