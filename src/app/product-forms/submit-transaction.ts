import { TransactionFormSchema, type ProviderMove } from '#src/contracts/payment-form.ts';
import { findTransaction } from '#src/sandbox/billing/find-transaction.ts';
import { settleInvoice } from '#src/sandbox/billing/settle-invoice.ts';
import type { ProviderDesk } from '#src/sandbox/provider/sandbox-provider.ts';
import {
  decideDispute,
  disputeSession,
  refundSession,
  settleSession,
} from '#src/sandbox/provider/test-controls.ts';
import type { ProductPage } from '../open-product-page.ts';
import type { Services } from '../services.ts';
import { goTo, OTHER_ACCOUNT, readProductForm, type RefusedForm } from './read-product-form.ts';

const MOVES: Record<ProviderMove, (desk: ProviderDesk, id: string) => Promise<boolean>> = {
  confirm: (desk, id) => settleSession(desk, id, 'paid'),
  fail: (desk, id) => settleSession(desk, id, 'failed'),
  refund: refundSession,
  dispute: disputeSession,
  win: (desk, id) => decideDispute(desk, id, 'won'),
  lose: (desk, id) => decideDispute(desk, id, 'lost'),
};

const NOT_THERE: RefusedForm = {
  status: 404,
  message: 'There is no such transaction in this account. Choose one from the list.',
};
const MOVED_ON: RefusedForm = {
  status: 409,
  message: 'This transaction has moved on in the meantime. Nothing was done. Look at it below.',
};

/** `/billing/transactions`: settles an invoice, or lets something happen at the provider. */
export async function submitTransaction(
  { sandbox }: Services,
  { membership: { account_id } }: ProductPage,
  request: Request,
): Promise<Response | RefusedForm> {
  const form = await readProductForm(request, TransactionFormSchema);
  if (!form.ok) return form.response;
  const { do: move, account, transaction_id } = form.value;
  if (account !== account_id) return OTHER_ACCOUNT;
  const url = new URL(request.url);
  if (move === 'settle') {
    const known = await settleInvoice(sandbox, account, transaction_id);
    return known ? goTo(url, { done: 'settled' }) : NOT_THERE;
  }
  const transaction = await findTransaction(sandbox.db, transaction_id);
  if (transaction?.account_id !== account) return NOT_THERE;
  const moved = await MOVES[move](sandbox.desk, transaction_id);
  return moved ? goTo(url, { done: 'told' }) : MOVED_ON;
}
