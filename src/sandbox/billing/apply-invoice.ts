import { changeAccount, type Changed } from '../accounts/change-account.ts';
import { grantMonthlyCredits } from '../ledger/grant-monthly-credits.ts';
import type { HeldAccount, Sandbox } from '../sandbox.ts';
import { rememberPayment } from './apply-checkout.ts';
import { monthAfter } from './month-after.ts';

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
    await recoverSubscription(held, invoiceId);
  }
  return { changed: true, value: null };
}

async function recoverSubscription(held: HeldAccount, invoiceId: string): Promise<void> {
  const { trx, account_id } = held;
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
  const recovered = await trx
    .updateTable('sandbox_billing')
    .set({ subscription_status: 'active' })
    .where('account_id', '=', account_id)
    .where('subscription_status', 'in', ['past_due', 'unpaid'])
    .returningAll()
    .executeTakeFirst();
  if (recovered?.entitlement_status === 'active' && recovered.credits_reset_at === null) {
    await resumeMonths(held, recovered.package_key, invoiceId);
  }
}

/** A month that ended while the plan was not paid for granted nothing: settled, it does. */
async function resumeMonths(
  held: HeldAccount,
  package_key: string | null,
  source: string,
): Promise<void> {
  const expires_at = monthAfter(held.at);
  await grantMonthlyCredits(held, { package_key, source, expires_at });
  await held.trx
    .updateTable('sandbox_billing')
    .set({ credits_reset_at: expires_at })
    .where('account_id', '=', held.account_id)
    .execute();
}
