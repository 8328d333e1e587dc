import type { Kysely } from 'kysely';
import type { TransactionFilter } from '#src/contracts/transaction-filter.ts';
import type { Transaction } from '#src/contracts/transactions.ts';
import type { ProductTables } from '../tables.ts';
import { toTransaction } from './find-transaction.ts';

/** An account's transactions, newest first. */
export async function listTransactions(
  db: Kysely<ProductTables>,
  accountId: string,
  { kind, status }: TransactionFilter = {},
): Promise<Transaction[]> {
  let query = db
    .selectFrom('sandbox_transaction')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('created_at', 'desc')
    .orderBy('transaction_id', 'desc');
  if (kind) query = query.where('kind', '=', kind);
  if (status) query = query.where('status', '=', status);
  return (await query.execute()).map(toTransaction);
}
