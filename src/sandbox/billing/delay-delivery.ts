import type { Sandbox } from '../sandbox.ts';

/** How long a purchase takes to arrive that is paid with `late_delivery`. */
export const LATE_DELIVERY_MS = 5_000;

/** Lets an open checkout's purchase arrive later than its payment, as it does where provisioning takes time. */
export async function delayDelivery(
  { db, now }: Pick<Sandbox, 'db' | 'now'>,
  checkoutId: string,
): Promise<void> {
  const deliver_at = new Date(now().getTime() + LATE_DELIVERY_MS).toISOString();
  await db
    .updateTable('sandbox_transaction')
    .set({ deliver_at })
    .where('transaction_id', '=', checkoutId)
    .where('status', '=', 'open')
    .execute();
}
