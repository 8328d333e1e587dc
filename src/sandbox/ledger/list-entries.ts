import type { Kysely } from 'kysely';
import type { LedgerEntry } from '#src/contracts/ledger.ts';
import type { ProductTables } from '../tables.ts';

/** An account's latest ledger entries over all balances, newest first. */
export async function listEntries(
  db: Kysely<ProductTables>,
  accountId: string,
  limit = 12,
): Promise<LedgerEntry[]> {
  return await db
    .selectFrom('sandbox_ledger')
    .select(['entry_id', 'balance', 'kind', 'amount', 'balance_after', 'source', 'created_at'])
    .where('account_id', '=', accountId)
    .orderBy('created_at', 'desc')
    .orderBy('sequence', 'desc')
    .orderBy('balance')
    .limit(limit)
    .execute();
}
