import type { HeldAccount } from '../sandbox.ts';
import { appendEntry } from './append-entry.ts';
import { listLots } from './list-lots.ts';

/**
 * Takes back what is unspent of a purchase, never more than is there. Returns
 * how many of its credits had come and how many were spent: those cannot be
 * taken back. `source` is the refund or dispute, or what came after it.
 */
export async function clawBack(
  held: HeldAccount,
  checkoutId: string,
  source: string,
): Promise<{ bought: number; spent: number }> {
  const lots = await listLots(held.trx, held.account_id, { source: checkoutId });
  for (const { balance, lot_id, remaining } of lots) {
    if (remaining === 0) continue;
    await appendEntry(held, { balance, kind: 'clawback', amount: -remaining, source, lot_id });
  }
  const sum = (pick: 'amount' | 'spent') => lots.reduce((total, lot) => total + lot[pick], 0);
  return { bought: sum('amount'), spent: sum('spent') };
}
