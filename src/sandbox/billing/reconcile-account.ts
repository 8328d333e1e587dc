import { LIVE_CHECKOUT_STATUSES } from '#src/contracts/transactions.ts';
import type { Sandbox } from '../sandbox.ts';
import { applyObject } from './apply-object.ts';

/** Brings an account up to everything that the provider has of it, webhooks or not. */
export async function reconcileAccount(sandbox: Sandbox, accountId: string): Promise<void> {
  for (const object of await sandbox.provider.list(accountId)) await applyObject(sandbox, object);
}

/** As `reconcileAccount`, for every account that waits for a payment, a purchase or a decision. */
export async function reconcileWaiting(sandbox: Sandbox): Promise<void> {
  const waiting = await sandbox.db
    .selectFrom('sandbox_transaction')
    .select('account_id')
    .distinct()
    .where((eb) =>
      eb.or([
        eb('status', 'in', LIVE_CHECKOUT_STATUSES),
        eb.and({ kind: 'invoice', status: 'uncollectible' }),
      ]),
    )
    .execute();
  for (const { account_id } of waiting) await reconcileAccount(sandbox, account_id);
}
