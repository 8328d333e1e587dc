import type { EnumValue } from '#src/registry/field-values.ts';
import type { Catalog } from '#src/registry/catalog-schema.ts';
import {
  BALANCE_FIELDS,
  type Action,
  type MemberRole,
  type PurchaseIntent,
} from '#src/registry/names.ts';
import type { Registry } from '#src/registry/registry.ts';
import type { AccountState, OpenCheckout } from '../account-state.ts';
import { decideReadiness, type Decision } from '../decide-readiness.ts';
import { evaluateReadiness } from '../evaluate-readiness.ts';
import type { ReadinessReport, ReadinessRequest, ReadinessState } from '../report.ts';
import type { Scenario } from './scenario.ts';

/** Scenarios are about values, not about time: it stands still at this moment. */
const NOW = '2026-01-01T00:00:00.000Z';
const RESET_AT = '2026-02-01T00:00:00.000Z';
const ACCOUNT_ID = 'acc_example';

/** What the product's own engine says to a scenario. All its values must be valid. */
export function askScenario(
  registry: Registry,
  catalog: Catalog,
  scenario: Scenario,
): ReadinessReport {
  const { state, request } = toQuestion(scenario, catalog);
  return evaluateReadiness(registry, state, request, new Date(NOW));
}

/** The same without the ten steps, for searches. */
export function decideScenario(registry: Registry, catalog: Catalog, scenario: Scenario): Decision {
  const { state, request } = toQuestion(scenario, catalog);
  return decideReadiness(registry, state, request, new Date(NOW));
}

/** The question that a scenario stands for, as the engine takes it. */
export function toQuestion(
  scenario: Scenario,
  catalog: Catalog,
): { state: ReadinessState; request: ReadinessRequest } {
  const action = scenario.action as Action;
  const owners: Record<string, string> = { this_account: ACCOUNT_ID, another_account: 'acc_other' };
  return {
    state: {
      account: toAccount(scenario),
      catalog: varyCatalog(catalog, scenario.catalog, action),
    },
    request: {
      action,
      role: scenario.role as MemberRole,
      target: {
        route: ROUTES[action],
        owner_account_id: owners[scenario.target_owner] ?? null,
        project_id: null,
      },
    },
  };
}

const ROUTES: Record<Action, string> = {
  scan: '/projects/prj_example',
  retest: '/reports/rep_example',
  fix: '/fix-tasks/fix_example',
  monitoring: '/monitoring/prj_example',
  ai: '/reports/rep_example',
};

function toAccount(scenario: Scenario): AccountState {
  const session = toSession(scenario.open_checkout);
  const resetAt = scenario.credits_reset === 'monthly' ? RESET_AT : null;
  return {
    account_id: ACCOUNT_ID,
    name: 'Example',
    package_key: orNull(scenario.package_key),
    selected_package_key: orNull(scenario.selected_package_key),
    package_entitlement_status:
      scenario.package_entitlement_status as EnumValue<'package_entitlement_status'>,
    billing_state: scenario.billing_state as EnumValue<'billing_state'>,
    subscription_status: scenario.subscription_status as EnumValue<'subscription_status'>,
    payment_status: scenario.payment_status as EnumValue<'payment_status'>,
    credit_balance: toBalance(scenario.credit_balance),
    remaining_fix_credits: toBalance(scenario.remaining_fix_credits),
    ai_credit_balance: toBalance(scenario.ai_credit_balance),
    monitoring_entitlement_status:
      scenario.monitoring_entitlement_status as EnumValue<'monitoring_entitlement_status'>,
    checkout_session_id: session && 'cs_example',
    open_checkout: session,
    credits_reset_at: Object.fromEntries(
      BALANCE_FIELDS.map((name) => [name, resetAt]),
    ) as AccountState['credits_reset_at'],
    projects: [],
    as_of: NOW,
    version: 1,
    changed_at: NOW,
  };
}

const orNull = (value: string) => (value === 'unknown' || value === 'none' ? null : value);
const toBalance = (value: string) => (value === 'unknown' ? null : Number(value));

function toSession(value: string): OpenCheckout | null {
  if (value === 'none') return null;
  const [intent, item] = value.split(':');
  return { intent: intent as PurchaseIntent, item: item as string };
}

const variants = new WeakMap<Catalog, Map<string, Catalog>>();

/** Made once for each catalog: the engine prepares each catalog that it meets. */
function varyCatalog(catalog: Catalog, variant: string, action: Action): Catalog {
  if (variant === 'as_sold') return catalog;
  const known = variants.get(catalog) ?? new Map<string, Catalog>();
  variants.set(catalog, known);
  const name = variant === 'nothing_sold' ? variant : `${variant}:${action}`;
  const made = known.get(name) ?? makeVariant(catalog, variant, action);
  known.set(name, made);
  return made;
}

function makeVariant(catalog: Catalog, variant: string, action: Action): Catalog {
  if (variant === 'nothing_sold') {
    return {
      plans: catalog.plans.map((plan) => ({ ...plan, sold: false })),
      changes: [],
      packs: catalog.packs.map((pack) => ({ ...pack, sold: false })),
    };
  }
  const without = (actions: Action[]) => actions.filter((each) => each !== action);
  return {
    ...catalog,
    plans: catalog.plans.map((plan) => ({ ...plan, actions: without(plan.actions) })),
  };
}
