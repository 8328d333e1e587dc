import type { BalanceField } from '#src/registry/names.ts';
import type { HeldAccount } from '../sandbox.ts';
import { appendEntry } from './append-entry.ts';
import { listLots } from './list-lots.ts';

/**
 * Takes one credit for a run out of the lot that is used up first. Returns the
 * entry, or null where the ledger has none left.
 */
export async function debitCredit(
  held: HeldAccount,
  balance: BalanceField,
  runId: string,
): Promise<string | null> {
  const lots = await listLots(held.trx, held.account_id, { balance });
  const lot = lots.find(({ remaining }) => remaining > 0);
  if (!lot) return null;
  return appendEntry(held, {
    balance,
    kind: 'debit',
    amount: -1,
    source: runId,
    lot_id: lot.lot_id,
  });
}
