import { changeAccount, type Changed } from '../accounts/change-account.ts';
import type { HeldAccount, Sandbox } from '../sandbox.ts';
import { rememberPayment } from './apply-checkout.ts';

/** A settled invoice: marks it paid; the subscription recovers with its last one. */
export async function applyInvoice(
  sandbox: Sandbox,
  invoice: { id: string; account_id: string; status: string },
): Promise<void> {
  if (invoice.status !== 'paid') return;
  await changeAccount(sandbox, invoice.account_id, (held) => settle(held, invoice.id));
}

async function settle(held: HeldAccount, invoiceId: string): Promise<Changed<null>> {
  const { trx, account_id, at } = held;
  const settled = await trx
    .updateTable('sandbox_transaction')
    .set({ status: 'paid', updated_at: at })
    .where('transaction_id', '=', invoiceId)
    .where('account_id', '=', account_id)
    .where('kind', '=', 'invoice')
    .where('status', 'in', ['open', 'uncollectible'])
    .returning('about')
    .executeTakeFirst();
  if (!settled) return { changed: false, value: null };
  if (settled.about === null) {
    await rememberPayment(held, 'confirmed');
    await recoverSubscription(held);
  }
  return { changed: true, value: null };
}

async function recoverSubscription({ trx, account_id }: HeldAccount): Promise<void> {
  const open = await trx
    .selectFrom('sandbox_transaction')
    .select('transaction_id')
    .where('account_id', '=', account_id)
    .where('kind', '=', 'invoice')
    .where('about', 'is', null)
    .where('status', 'in', ['open', 'uncollectible'])
    .limit(1)
    .executeTakeFirst();
  if (open) return;
  await trx
    .updateTable('sandbox_billing')
    .set({ subscription_status: 'active' })
    .where('account_id', '=', account_id)
    .where('subscription_status', 'in', ['past_due', 'unpaid'])
    .execute();
}
