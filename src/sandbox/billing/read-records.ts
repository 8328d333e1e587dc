import type { Trx } from '../sandbox.ts';
import { readBalances } from '../ledger/read-balances.ts';
import type { AccountRecords } from './derive-account-values.ts';
import { findLiveCheckout } from './find-transaction.ts';

/** Reads what an account's state follows from. The account must have a billing row. */
export async function readRecords(trx: Trx, accountId: string): Promise<AccountRecords> {
  const billing = await trx
    .selectFrom('sandbox_billing')
    .selectAll()
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow();
  return {
    billing,
    live: await findLiveCheckout(trx, accountId),
    blocked: await isBlocked(trx, accountId),
    balances: await readBalances(trx, accountId),
  };
}

/** An open dispute, an uncollectible invoice, or an unsettled one about a payment taken back. */
async function isBlocked(trx: Trx, accountId: string): Promise<boolean> {
  const found = await trx
    .selectFrom('sandbox_transaction')
    .select('transaction_id')
    .where('account_id', '=', accountId)
    .where((eb) =>
      eb.or([
        eb.and({ kind: 'dispute', status: 'open' }),
        eb.and({ kind: 'invoice', status: 'uncollectible' }),
        eb.and([eb.and({ kind: 'invoice', status: 'open' }), eb('about', 'is not', null)]),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
