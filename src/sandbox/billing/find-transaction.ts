import type { Kysely, Selectable } from 'kysely';
import {
  LIVE_CHECKOUT_STATUSES,
  TransactionSchema,
  type Checkout,
  type Transaction,
} from '#src/contracts/transactions.ts';
import type { ProductTables } from '../tables.ts';
import type { TransactionTable } from './tables.ts';

/** A stored transaction as the product passes it around. */
export function toTransaction(row: Selectable<TransactionTable>): Transaction {
  return TransactionSchema.parse({
    ...row,
    context: row.context === null ? {} : JSON.parse(row.context),
  });
}

/** One transaction by its id; null if there is none. */
export async function findTransaction(
  db: Kysely<ProductTables>,
  transactionId: string,
): Promise<Transaction | null> {
  const row = await db
    .selectFrom('sandbox_transaction')
    .selectAll()
    .where('transaction_id', '=', transactionId)
    .executeTakeFirst();
  return row ? toTransaction(row) : null;
}

/** The account's checkout that is open, on its way or undelivered: at most one. */
export async function findLiveCheckout(
  db: Kysely<ProductTables>,
  accountId: string,
): Promise<Checkout | null> {
  const row = await db
    .selectFrom('sandbox_transaction')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('kind', '=', 'checkout')
    .where('status', 'in', LIVE_CHECKOUT_STATUSES)
    .executeTakeFirst();
  return row ? (toTransaction(row) as Checkout) : null;
}
