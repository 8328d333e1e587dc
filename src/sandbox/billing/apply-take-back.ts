import type { Checkout } from '#src/contracts/transactions.ts';
import { changeAccount, type Changed } from '../accounts/change-account.ts';
import type { ProviderDispute, ProviderRefund } from '../provider/payment-provider.ts';
import type { HeldAccount, Sandbox } from '../sandbox.ts';
import { handOver } from './deliver-checkout.ts';
import { findTransaction } from './find-transaction.ts';
import { newTransaction } from './new-transaction.ts';
import { takeBackPayment } from './take-back-payment.ts';

type TakeBack = ProviderRefund | ProviderDispute;

const DECIDED: readonly string[] = ['won', 'lost'];

/**
 * Records a refund or a dispute as it is now. A refund, and a dispute that is
 * lost, take the payment back, once. An open dispute only holds the account;
 * one that is won releases it and grants nothing. The payment itself must be
 * applied before.
 */
export async function applyTakeBack(sandbox: Sandbox, object: TakeBack): Promise<void> {
  const payment = await findTransaction(sandbox.db, object.session_id);
  if (payment?.kind !== 'checkout' || payment.account_id !== object.account_id) return;
  await changeAccount(sandbox, object.account_id, (held) => record(held, object, payment));
}

async function record(
  held: HeldAccount,
  object: TakeBack,
  payment: Checkout,
): Promise<Changed<null>> {
  if (!(await save(held, object, payment))) return { changed: false, value: null };
  if (object.kind === 'refund' || object.status === 'lost') {
    // What has not arrived yet comes and goes at once: afterwards nothing may arrive.
    await handOver(held, payment, { early: true });
    await takeBackPayment(held, object.id, object.session_id);
  }
  return { changed: true, value: null };
}

/** Whether it was news: not known yet, or decided only now. */
async function save(
  held: HeldAccount,
  { id, kind, status, session_id }: TakeBack,
  payment: Checkout,
): Promise<boolean> {
  const { trx, at } = held;
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('sandbox_transaction')
    .values(
      newTransaction(held, {
        transaction_id: id,
        kind,
        status,
        amount_cents: payment.amount_cents,
        description: payment.description,
        about: session_id,
      }),
    )
    .onConflict((conflict) => {
      const known = conflict.column('transaction_id');
      if (!DECIDED.includes(status)) return known.doNothing();
      return known
        .doUpdateSet({ status, updated_at: at })
        .where('sandbox_transaction.status', '=', 'open');
    })
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}
