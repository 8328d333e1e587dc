import type { HeldAccount } from '../sandbox.ts';
import { appendEntry } from './append-entry.ts';

/**
 * Gives the credit of a failed run back to the lot it came from. Returns that
 * lot's source: where its payment was taken back meanwhile, the caller has to
 * take the credit back too.
 */
export async function restoreCredit(
  held: HeldAccount,
  entryId: string,
): Promise<{ lot_id: string; source: string }> {
  const debit = await held.trx
    .selectFrom('sandbox_ledger as debit')
    .innerJoin('sandbox_ledger as lot', 'lot.entry_id', 'debit.lot_id')
    .select(['debit.balance', 'debit.source as run_id', 'debit.lot_id', 'lot.source'])
    .where('debit.entry_id', '=', entryId)
    .executeTakeFirstOrThrow();
  const { balance, run_id, lot_id } = debit;
  await appendEntry(held, { balance, kind: 'restore', amount: 1, source: run_id, lot_id });
  return { lot_id, source: debit.source };
}
