import { LIVE_CHECKOUT_STATUSES, type CheckoutStatus } from '#src/contracts/transactions.ts';
import type { Sandbox } from '../sandbox.ts';
import { applyObject } from './apply-object.ts';

/** Brings an account up to everything that the provider has of it, webhooks or not. */
export async function reconcileAccount(sandbox: Sandbox, accountId: string): Promise<void> {
  for (const object of await sandbox.provider.list(accountId)) await applyObject(sandbox, object);
}

/** Checkouts about which the provider may still have news: paid ones can be given back or contested. */
const UNSETTLED: readonly CheckoutStatus[] = [...LIVE_CHECKOUT_STATUSES, 'delivered'];

/** As `reconcileAccount`, for every account about whose money there may still be news. */
export async function reconcileUnsettled(sandbox: Sandbox): Promise<void> {
  const unsettled = await sandbox.db
    .selectFrom('sandbox_transaction')
    .select('account_id')
    .distinct()
    .where((eb) =>
      eb.or([
        eb.and([eb('kind', '=', 'checkout'), eb('status', 'in', UNSETTLED)]),
        eb.and([eb('kind', '=', 'invoice'), eb('status', 'in', ['open', 'uncollectible'])]),
      ]),
    )
    .execute();
  for (const { account_id } of unsettled) await reconcileAccount(sandbox, account_id);
}
