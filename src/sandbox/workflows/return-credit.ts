import type { Selectable } from 'kysely';
import { restoreCredit } from '../ledger/restore-credit.ts';
import { takeBackPayment } from '../billing/take-back-payment.ts';
import type { HeldAccount } from '../sandbox.ts';
import type { RunTable } from './tables.ts';

/**
 * Gives a failed run's credit back. Where its payment was taken back while the
 * run was at work, the credit goes there at once, and what is invoiced shrinks.
 */
export async function returnCredit(
  held: HeldAccount,
  { run_id, entry_id }: Selectable<RunTable>,
): Promise<void> {
  if (entry_id === null) return;
  const { source } = await restoreCredit(held, entry_id);
  const takenBack = await held.trx
    .selectFrom('sandbox_transaction')
    .select('transaction_id')
    .where('account_id', '=', held.account_id)
    .where('about', '=', source)
    .where((eb) => eb.or([eb('kind', '=', 'refund'), eb.and({ kind: 'dispute', status: 'lost' })]))
    .executeTakeFirst();
  if (takenBack) await takeBackPayment(held, takenBack.transaction_id, source, run_id);
}
