import {
  ACTIONS,
  BALANCE_FIELDS,
  type Action,
  type BalanceField,
  type PurchaseIntent,
} from '#src/registry/names.ts';
import type { Catalog, Plan } from '#src/registry/catalog-schema.ts';

/** Something that checkout can sell: one catalog item, bought in one way. */
export interface Offer {
  intent: PurchaseIntent;
  item: string;
}

/** What the catalog can do for one action. */
export interface ActionOffers {
  /** Whether any plan has the action, sold or not. */
  supported: boolean;
  subscriptions: readonly Offer[];
  subscriptionsWithMonitoring: readonly Offer[];
  /** Supported changes, by the plan that they start from. */
  changes: ReadonlyMap<string, readonly Offer[]>;
  changesToMonitoring: ReadonlyMap<string, readonly Offer[]>;
}

export interface CatalogIndex {
  plans: ReadonlyMap<string, Plan>;
  actions: Record<Action, ActionOffers>;
  packs: Record<BalanceField, readonly Offer[]>;
}

const indexes = new WeakMap<Catalog, CatalogIndex>();

/** The catalog prepared for look-ups; made once per catalog value. */
export function indexCatalog(catalog: Catalog): CatalogIndex {
  const known = indexes.get(catalog);
  if (known) return known;
  const plans = new Map(catalog.plans.map((plan) => [plan.key, plan]));
  const index = {
    plans,
    actions: keyBy(ACTIONS, (action) => offersFor(action, catalog, plans)),
    packs: keyBy(BALANCE_FIELDS, (balance) => packsFor(balance, catalog)),
  };
  indexes.set(catalog, index);
  return index;
}

function offersFor(action: Action, catalog: Catalog, plans: Map<string, Plan>): ActionOffers {
  const sold = catalog.plans.filter((plan) => plan.sold && plan.actions.includes(action));
  const start = (plan: Plan): Offer => ({ intent: 'subscription_start', item: plan.key });
  const changes = catalog.changes.filter((change) => sold.includes(plans.get(change.to) as Plan));
  const toMonitoring = changes.filter(
    (change) => change.kind === 'plan_change' && plans.get(change.to)?.monitoring,
  );
  return {
    supported: catalog.plans.some((plan) => plan.actions.includes(action)),
    subscriptions: sold.map(start),
    subscriptionsWithMonitoring: sold.filter((plan) => plan.monitoring).map(start),
    changes: groupByStart(changes),
    changesToMonitoring: groupByStart(toMonitoring),
  };
}

function groupByStart(changes: Catalog['changes']): Map<string, Offer[]> {
  const groups = new Map<string, Offer[]>();
  for (const { from, to, kind } of changes) {
    groups.set(from, [...(groups.get(from) ?? []), { intent: kind, item: to }]);
  }
  return groups;
}

function packsFor(balance: BalanceField, catalog: Catalog): Offer[] {
  return catalog.packs
    .filter((pack) => pack.sold && pack.balance === balance)
    .map((pack) => ({ intent: 'credit_purchase', item: pack.key }));
}

function keyBy<K extends string, V>(keys: readonly K[], make: (key: K) => V): Record<K, V> {
  return Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<K, V>;
}
