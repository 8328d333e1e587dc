import type { Sandbox } from '../sandbox.ts';
import { applyObject } from './apply-object.ts';
import { findTransaction } from './find-transaction.ts';

/**
 * Charges an open invoice of the account, and applies what came of it at once.
 * Every role may. Settling a settled one again does nothing. False where the
 * account has no such invoice.
 */
export async function settleInvoice(
  sandbox: Sandbox,
  accountId: string,
  invoiceId: string,
): Promise<boolean> {
  const invoice = await findTransaction(sandbox.db, invoiceId);
  if (invoice?.kind !== 'invoice' || invoice.account_id !== accountId) return false;
  const isDue = invoice.status === 'open' || invoice.status === 'uncollectible';
  if (!isDue) return true;
  const { amount_cents } = invoice;
  await sandbox.provider.payInvoice({ id: invoiceId, account_id: accountId, amount_cents });
  const paid = await sandbox.provider.retrieve(invoiceId);
  if (paid) await applyObject(sandbox, paid);
  return true;
}
