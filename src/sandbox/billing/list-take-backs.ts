import type { Kysely } from 'kysely';
import type { TakeBack } from '#src/contracts/transactions.ts';
import type { ProductTables } from '../tables.ts';
import { toTransaction } from './find-transaction.ts';

/** An account's refunds, and its disputes that are not won: the payments they are `about` are contested or gone. */
export async function listTakeBacks(
  db: Kysely<ProductTables>,
  accountId: string,
): Promise<TakeBack[]> {
  const rows = await db
    .selectFrom('sandbox_transaction')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('kind', 'in', ['refund', 'dispute'])
    .where('status', '<>', 'won')
    .execute();
  return rows.map((row) => toTransaction(row) as TakeBack);
}
