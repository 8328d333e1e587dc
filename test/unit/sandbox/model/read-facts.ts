import { getAccount, type Account, type Model, type ProviderFact } from './facts.ts';
import type { Checkout, HeardTakeBack, Invoice, Lot } from './facts.ts';
import { readRows, type Site } from './site.ts';

/** The facts that a history starts from, as they were seeded. */
export function readFacts(site: Site, ids: readonly string[]): Model {
  const model: Model = {
    now: site.clock.now.getTime(),
    accounts: new Map(),
    provider: new Map(),
    runs: [],
    heard: new Set(),
    count: 0,
  };
  for (const id of ids) {
    model.accounts.set(id, readAccount(site, id));
    for (const fact of readProviderFacts(site, id)) model.provider.set(fact.id, fact);
  }
  for (const { account_id, ...lot } of readLots(site, ids)) {
    getAccount(model, account_id).lots.push(lot);
  }
  return model;
}

function readAccount(site: Site, id: string): Account {
  const [billing] = readRows<Omit<Account, 'checkouts' | 'invoices' | 'take_backs' | 'lots'>>(
    site,
    `select account_id as id, package_key, selected_package_key as selected,
       subscription_status as subscription, entitlement_status as entitlement,
       last_payment_status as last_payment, plan_checkout_id as plan_checkout,
       credits_reset_at as resets
     from sandbox_billing where account_id = ?`,
    id,
  );
  if (!billing) throw new Error(`There is no account ${id}.`);
  const account: Account = {
    ...billing,
    checkouts: new Map(),
    invoices: new Map(),
    take_backs: new Map(),
    lots: [],
  };
  for (const row of readTransactions(site, [id])) addTransaction(account, row);
  return account;
}

export interface TransactionRow {
  transaction_id: string;
  account_id: string;
  kind: 'checkout' | 'invoice' | 'refund' | 'dispute';
  status: string;
  amount_cents: number;
  item: string | null;
  about: string | null;
  shortfall_credits: number | null;
}

/** What the product has of these accounts' transactions. */
export const readTransactions = (site: Site, accounts: readonly string[]) =>
  readRows<TransactionRow>(
    site,
    `select transaction_id, account_id, kind, status, amount_cents, item, about, shortfall_credits
     from sandbox_transaction where account_id in (${marks(accounts)}) order by transaction_id`,
    ...accounts,
  );

function addTransaction(account: Account, row: TransactionRow): void {
  const { transaction_id: id, amount_cents, about } = row;
  if (row.kind === 'checkout') {
    const status = row.status as Checkout['status'];
    account.checkouts.set(id, {
      item: row.item as string,
      price: amount_cents,
      status,
      deliver_at: null,
    });
  } else if (row.kind === 'invoice') {
    const status = row.status as Invoice['status'];
    account.invoices.set(id, { amount: amount_cents, status, about });
  } else {
    const status = row.status as HeardTakeBack['status'];
    const session = about as string;
    account.take_backs.set(id, { session, kind: row.kind, status, shortfall: null });
  }
}

/** Lots as the ledger has them, in the order in which they came. */
export const readLots = (site: Site, accounts: readonly string[]) =>
  readRows<Lot & { account_id: string }>(
    site,
    `select lot.account_id, lot.source, lot.balance, lot.amount, lot.expires_at as expires,
       sum(entry.amount) as left,
       -sum(case when entry.kind in ('debit', 'restore') then entry.amount else 0 end) as spent
     from sandbox_ledger lot join sandbox_ledger entry on entry.lot_id = lot.entry_id
     where lot.kind in ('purchase', 'grant') and lot.account_id in (${marks(accounts)})
     group by lot.entry_id order by lot.account_id, lot.balance, lot.sequence`,
    ...accounts,
  );

interface ProviderRow {
  id: string;
  kind: ProviderFact['kind'];
  account_id: string;
  session_id: string | null;
  status: string;
  created_at: string;
}

/** What the provider has of an account. Only what is in progress has a time. */
export function readProviderFacts(site: Site, accountId: string): ProviderFact[] {
  const rows = readRows<ProviderRow>(
    site,
    `select id, kind, account_id, session_id, status, created_at from provider_object
     where account_id = ? order by rowid`,
    accountId,
  );
  return rows.map(({ id, kind, account_id: account, session_id, status, created_at }) => {
    const common = { id, account, status, created: Date.parse(created_at) };
    const more = kind === 'session' ? { due: null } : { session: session_id };
    return { kind, ...common, ...more } as ProviderFact;
  });
}

export const marks = (values: readonly unknown[]) => values.map(() => '?').join(', ');
