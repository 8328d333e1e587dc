import { clawBack } from '../ledger/claw-back.ts';
import type { HeldAccount } from '../sandbox.ts';
import { findTransaction } from './find-transaction.ts';
import { newTransaction } from './new-transaction.ts';

/**
 * Undoes what a payment brought, for its refund or lost dispute: unspent credits
 * go back, and a plan that this payment pays for is revoked; what it granted for
 * other months ends with the month, as ever. Credits that are
 * spent stay spent; they are recorded as a shortfall and invoiced. Also called
 * again after a failed run gave a credit of it back (`again` tells the calls
 * apart): the invoice then shrinks.
 */
export async function takeBackPayment(
  held: HeldAccount,
  takeBackId: string,
  checkoutId: string,
  again?: string,
): Promise<void> {
  const { trx, account_id } = held;
  const source = again ? `${takeBackId}:${again}` : takeBackId;
  const { bought, spent } = await clawBack(held, checkoutId, source);
  await trx
    .updateTable('sandbox_transaction')
    .set({ shortfall_credits: spent })
    .where('transaction_id', '=', takeBackId)
    .execute();
  await trx
    .updateTable('sandbox_billing')
    .set({
      entitlement_status: 'revoked',
      subscription_status: 'canceled',
      plan_checkout_id: null,
    })
    .where('account_id', '=', account_id)
    .where('plan_checkout_id', '=', checkoutId)
    .execute();
  await invoiceShortfall(held, { takeBackId, checkoutId, bought, spent });
}

interface Shortfall {
  takeBackId: string;
  checkoutId: string;
  bought: number;
  spent: number;
}

/** One invoice a payment that was taken back, for its spent share of the price. */
async function invoiceShortfall(
  held: HeldAccount,
  { takeBackId, checkoutId, bought, spent }: Shortfall,
): Promise<void> {
  const { trx } = held;
  const checkout = await findTransaction(trx, checkoutId);
  const amount_cents =
    spent === 0 ? 0 : Math.ceil(((checkout?.amount_cents ?? 0) * spent) / bought);
  const transaction_id = `in_${takeBackId}`;
  if (spent > 0) {
    await trx
      .insertInto('sandbox_transaction')
      .values(
        newTransaction(held, {
          transaction_id,
          kind: 'invoice',
          status: 'open',
          amount_cents,
          description: 'Credits spent before their payment was taken back',
          about: takeBackId,
        }),
      )
      .onConflict((conflict) => conflict.column('transaction_id').doNothing())
      .execute();
  }
  await trx
    .updateTable('sandbox_transaction')
    .set({ amount_cents, ...(spent === 0 && { status: 'void' }) })
    .where('transaction_id', '=', transaction_id)
    .where('status', '=', 'open')
    .execute();
}
