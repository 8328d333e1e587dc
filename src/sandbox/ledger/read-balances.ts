import { BALANCE_FIELDS, type BalanceField } from '#src/registry/names.ts';
import type { Trx } from '../sandbox.ts';

/** What the ledger says of each balance, in credits. */
export async function readBalances(
  trx: Trx,
  accountId: string,
): Promise<Record<BalanceField, number>> {
  const balances = {} as Record<BalanceField, number>;
  for (const balance of BALANCE_FIELDS) {
    const last = await trx
      .selectFrom('sandbox_ledger')
      .select('balance_after')
      .where('account_id', '=', accountId)
      .where('balance', '=', balance)
      .orderBy('sequence', 'desc')
      .limit(1)
      .executeTakeFirst();
    balances[balance] = last?.balance_after ?? 0;
  }
  return balances;
}
