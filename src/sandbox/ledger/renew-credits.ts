import { monthAfter } from '../billing/month-after.ts';
import type { HeldAccount } from '../sandbox.ts';
import { appendEntry } from './append-entry.ts';
import { grantMonthlyCredits } from './grant-monthly-credits.ts';
import { listLots } from './list-lots.ts';

const RUNNING: readonly string[] = ['active', 'trialing', 'none'];

/**
 * At the end of a month: what is left of its granted credits expires, and the
 * plan, where it is still switched on, grants the next month's. Bought credits
 * stay. Returns whether the month was over.
 */
export async function renewCredits(held: HeldAccount): Promise<boolean> {
  const { trx, account_id, at } = held;
  const billing = await trx
    .selectFrom('sandbox_billing')
    .selectAll()
    .where('account_id', '=', account_id)
    .executeTakeFirstOrThrow();
  const due = billing.credits_reset_at;
  if (due === null || due > at) return false;
  await expireLots(held, due);
  const goesOn =
    billing.entitlement_status === 'active' && RUNNING.includes(billing.subscription_status);
  const next = goesOn ? monthAfter(at) : null;
  if (next) {
    const { package_key } = billing;
    await grantMonthlyCredits(held, {
      package_key,
      source: `month:${account_id}:${due}`,
      expires_at: next,
    });
  }
  await trx
    .updateTable('sandbox_billing')
    .set({ credits_reset_at: next })
    .where('account_id', '=', account_id)
    .execute();
  return true;
}

async function expireLots(held: HeldAccount, due: string): Promise<void> {
  for (const lot of await listLots(held.trx, held.account_id)) {
    const { balance, lot_id, remaining, expires_at } = lot;
    if (expires_at === null || expires_at > due || remaining === 0) continue;
    await appendEntry(held, { balance, kind: 'expiry', amount: -remaining, source: due, lot_id });
  }
}
