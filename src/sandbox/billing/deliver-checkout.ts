import type { Checkout } from '#src/contracts/transactions.ts';
import { changeAccount, type Changed } from '../accounts/change-account.ts';
import { appendEntry } from '../ledger/append-entry.ts';
import { grantMonthlyCredits } from '../ledger/grant-monthly-credits.ts';
import type { HeldAccount, Sandbox } from '../sandbox.ts';
import { rememberPayment } from './apply-checkout.ts';
import { monthAfter } from './month-after.ts';

/**
 * Hands over what a paid checkout bought, once: only a `paid` one becomes
 * `delivered`, and not before its time.
 */
export async function deliverCheckout(sandbox: Sandbox, checkout: Checkout): Promise<void> {
  await changeAccount(sandbox, checkout.account_id, (held) => handOver(held, checkout));
}

/** As `deliverCheckout`, within a change; `early`: whether its time has come or not. */
export async function handOver(
  held: HeldAccount,
  checkout: Checkout,
  { early = false } = {},
): Promise<Changed<null>> {
  const { numUpdatedRows } = await held.trx
    .updateTable('sandbox_transaction')
    .set({ status: 'delivered', updated_at: held.at })
    .where('transaction_id', '=', checkout.transaction_id)
    .where('status', '=', 'paid')
    .$if(!early, (query) =>
      query.where((eb) => eb.or([eb('deliver_at', 'is', null), eb('deliver_at', '<=', held.at)])),
    )
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return { changed: false, value: null };
  if (checkout.intent === 'credit_purchase') await addPack(held, checkout);
  else await switchPlan(held, checkout);
  await rememberPayment(held, 'confirmed');
  return { changed: true, value: null };
}

async function addPack(held: HeldAccount, { item, transaction_id }: Checkout): Promise<void> {
  const pack = held.catalog.packs.find(({ key }) => key === item);
  if (!pack) throw new Error(`The catalog has no pack ${item}, which ${transaction_id} paid for.`);
  const { balance, credits } = pack;
  await appendEntry(held, { balance, kind: 'purchase', amount: credits, source: transaction_id });
}

async function switchPlan(held: HeldAccount, { item, transaction_id }: Checkout): Promise<void> {
  const { trx, account_id, at } = held;
  const before = await trx
    .selectFrom('sandbox_billing')
    .select(['subscription_status', 'credits_reset_at'])
    .where('account_id', '=', account_id)
    .executeTakeFirstOrThrow();
  const expires_at = before.credits_reset_at ?? monthAfter(at);
  await trx
    .updateTable('sandbox_billing')
    .set({
      package_key: item,
      selected_package_key: null,
      entitlement_status: 'active',
      // A change of plan does not settle what the running subscription owes.
      subscription_status: isOwing(before.subscription_status)
        ? before.subscription_status
        : 'active',
      plan_checkout_id: transaction_id,
      credits_reset_at: expires_at,
    })
    .where('account_id', '=', account_id)
    .execute();
  await grantMonthlyCredits(held, { package_key: item, source: transaction_id, expires_at });
}

const isOwing = (status: string) => status === 'past_due' || status === 'unpaid';
