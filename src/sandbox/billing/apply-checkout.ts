import type { Checkout, CheckoutStatus } from '#src/contracts/transactions.ts';
import { changeAccount, type Changed } from '../accounts/change-account.ts';
import type { ProviderSession } from '../provider/payment-provider.ts';
import type { HeldAccount, Sandbox } from '../sandbox.ts';
import { deliverCheckout } from './deliver-checkout.ts';
import { findTransaction } from './find-transaction.ts';

/** Only forward: what the provider said earlier never undoes what it said later. */
const FROM: Record<ProviderSession['status'], readonly CheckoutStatus[]> = {
  open: [],
  processing: ['open'],
  paid: ['open', 'processing'],
  failed: ['open', 'processing'],
  expired: ['open'],
};

/**
 * Brings a checkout up to what its session is now, and delivers it once it is
 * paid. Does nothing for a session that is not one of ours.
 */
export async function applyCheckout(sandbox: Sandbox, session: ProviderSession): Promise<void> {
  const checkout = await findTransaction(sandbox.db, session.id);
  if (checkout?.kind !== 'checkout' || checkout.account_id !== session.account_id) return;
  const moves = FROM[session.status].includes(checkout.status);
  if (moves) {
    await changeAccount(sandbox, session.account_id, (held) => moveCheckout(held, session));
  }
  if (session.status === 'paid') await deliverCheckout(sandbox, checkout);
}

async function moveCheckout(held: HeldAccount, session: ProviderSession): Promise<Changed<null>> {
  const { numUpdatedRows } = await held.trx
    .updateTable('sandbox_transaction')
    .set({ status: session.status, updated_at: held.at })
    .where('transaction_id', '=', session.id)
    .where('status', 'in', FROM[session.status])
    .executeTakeFirst();
  const moved = numUpdatedRows === 1n;
  if (moved && (session.status === 'failed' || session.status === 'expired')) {
    await rememberPayment(held, session.status);
  }
  return { changed: moved, value: null };
}

/** What the latest payment came to, for when no checkout is under way. */
export async function rememberPayment(
  { trx, account_id }: HeldAccount,
  last_payment_status: 'confirmed' | 'failed' | 'expired',
): Promise<void> {
  await trx
    .updateTable('sandbox_billing')
    .set({ last_payment_status })
    .where('account_id', '=', account_id)
    .execute();
}

/** Money in flight: the one thing that no other checkout may be opened beside. */
export const isMoneyInFlight = (checkout: Pick<Checkout, 'status'> | null): boolean =>
  checkout?.status === 'processing' || checkout?.status === 'paid';
