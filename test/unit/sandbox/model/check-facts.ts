import { expect } from 'vitest';
import { BOOK_FAULTS } from '#test/support/book-faults.ts';
import type { Account, Model } from './facts.ts';
import {
  readLots,
  readProviderFacts,
  readTransactions,
  type TransactionRow,
} from './read-facts.ts';
import { readNewEvents, readRows, type Site } from './site.ts';
import { expectedValues, storedValues, type AccountRow } from './values.ts';

/** After each step: the books have no fault, and the product is where the model is. */
export function checkSite(model: Model, site: Site): void {
  readNewEvents(site);
  expect(site.faults).toEqual([]);
  expect(readRows(site, BOOK_FAULTS)).toEqual([]);
  const ids = [...model.accounts.keys()];
  expect(readLots(site, ids)).toEqual(ids.toSorted().flatMap((id) => listLots(model, id)));
  expect(readRuns(site)).toEqual(listRuns(model));
  const rows = readTransactions(site, ids);
  expect(rows.map(describeRow)).toEqual(listTransactions(model));
  for (const [id, account] of model.accounts) {
    const [row] = readRows<AccountRow>(
      site,
      'select * from sandbox_account where account_id = ?',
      id,
    );
    expect(storedValues(row as AccountRow)).toEqual(expectedValues(account));
    checkProvider(model, site, id);
  }
}

const BY_BALANCE = ['ai_credit_balance', 'credit_balance', 'remaining_fix_credits'];

function listLots(model: Model, id: string) {
  const lots = (model.accounts.get(id) as Account).lots.map((lot) => ({ account_id: id, ...lot }));
  return BY_BALANCE.flatMap((balance) => lots.filter((lot) => lot.balance === balance));
}

const readRuns = (site: Site) =>
  readRows<object>(
    site,
    `select run_id as id, user_id as user, idempotency_key as key, account_id as account, action,
       status from sandbox_run order by run_id`,
  );

const listRuns = ({ runs }: Model) =>
  runs.map(({ lot: _, ...run }) => run).toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** `cs_1 delivered`, `re_1 succeeded short 3`, `in_re_1 open 1200`. */
function describeRow(row: TransactionRow): string {
  const { transaction_id: id, kind, status, amount_cents, shortfall_credits } = row;
  if (kind === 'invoice') return `${id} ${status} ${amount_cents}`;
  return shortfall_credits === null
    ? `${id} ${status}`
    : `${id} ${status} short ${shortfall_credits}`;
}

function listTransactions({ accounts }: Model): string[] {
  const lines = [...accounts.values()].flatMap(({ checkouts, invoices, take_backs }) => [
    ...[...checkouts].map(([id, { status }]) => `${id} ${status}`),
    ...[...invoices].map(([id, { status, amount }]) => `${id} ${status} ${amount}`),
    ...[...take_backs].map(([id, { status, shortfall }]) =>
      shortfall === null ? `${id} ${status}` : `${id} ${status} short ${shortfall}`,
    ),
  ]);
  return lines.sort();
}

function checkProvider(model: Model, site: Site, id: string): void {
  const describe = (facts: Iterable<{ id: string; status: string; account: string }>) =>
    [...facts]
      .filter(({ account }) => account === id)
      .map((fact) => `${fact.id} ${fact.status}`)
      .sort();
  expect(describe(readProviderFacts(site, id))).toEqual(describe(model.provider.values()));
}
