import type { OfferBlock } from '#src/contracts/offers.ts';
import type { Checkout, CheckoutContext } from '#src/contracts/transactions.ts';
import type { MemberRole } from '#src/registry/names.ts';
import { changeAccount, type Changed } from '../accounts/change-account.ts';
import { createSandboxAccountSource } from '../accounts/create-sandbox-account-source.ts';
import { readHeldState } from '../accounts/read-held-state.ts';
import { newId } from '../new-id.ts';
import type { ProviderSession } from '../provider/payment-provider.ts';
import type { HeldAccount, Sandbox } from '../sandbox.ts';
import { applyCheckout, isMoneyInFlight } from './apply-checkout.ts';
import { findLiveCheckout } from './find-transaction.ts';
import { findOffer } from './list-offers.ts';
import { newTransaction } from './new-transaction.ts';

export interface CheckoutRequest {
  account_id: string;
  /** The buyer, and their role in the account. */
  buyer: { id: string; role: MemberRole };
  /** The catalog item. */
  item: string;
  context: CheckoutContext;
}

export type StartResult =
  { ok: true; checkout_session_id: string } | { ok: false; blocked_by: OfferBlock };

/** Two buyers who replace each other's checkout all the time get an answer at last. */
const MAX_TRIES = 5;

/**
 * Opens checkout for one catalog item. An open checkout for the same item is
 * resumed; one for another item ends at the provider first, and only then gives
 * way: at most one can be paid at any time.
 */
export async function startCheckout(
  sandbox: Sandbox,
  request: CheckoutRequest,
): Promise<StartResult> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const live = await findLiveCheckout(sandbox.db, request.account_id);
    const resumes = live?.status === 'open' && live.item === request.item;
    if (live && !resumes) {
      // Before anything ends: who is refused must not end what somebody else has opened.
      const blocked_by = await findRefusal(sandbox, request);
      if (blocked_by) return { ok: false, blocked_by };
      if (!(await endCheckout(sandbox, live))) break;
    }
    const placed = await changeAccount(sandbox, request.account_id, (held) =>
      placeCheckout(held, request, live?.transaction_id ?? null),
    );
    if (placed === 'again') continue;
    if (!placed.ok) return placed;
    const session = await sandbox.provider.createSession(placed.session);
    if (session.status === 'open') return { ok: true, checkout_session_id: session.id };
    // Something became of it, and nobody has told us yet.
    await applyCheckout(sandbox, session);
    if (isPaidFor(session)) break;
  }
  return { ok: false, blocked_by: 'money_in_flight' };
}

/** Why the buyer cannot have the item, as things are now. */
async function findRefusal(
  sandbox: Sandbox,
  { account_id, buyer, item }: CheckoutRequest,
): Promise<OfferBlock | null> {
  const state = await createSandboxAccountSource(sandbox).readState(account_id);
  const offer = state && findOffer(item, state, sandbox.catalog, buyer.role);
  return offer ? offer.blocked_by : 'not_sold';
}

/** Whether it can give way: false once money is on its way. */
async function endCheckout(sandbox: Sandbox, live: Checkout): Promise<boolean> {
  if (isMoneyInFlight(live)) return false;
  const { transaction_id: id, account_id, amount_cents } = live;
  const session = await sandbox.provider.expireSession({ id, account_id, amount_cents });
  if (session.status === 'expired') return true;
  await applyCheckout(sandbox, session);
  return !isPaidFor(session);
}

const isPaidFor = ({ status }: ProviderSession) => status === 'processing' || status === 'paid';

type Placed =
  | 'again'
  | { ok: true; session: { id: string; account_id: string; amount_cents: number } }
  | { ok: false; blocked_by: OfferBlock };

/** `known` is the checkout that was live a moment ago; another one since then: look again. */
async function placeCheckout(
  held: HeldAccount,
  { buyer, item, context }: CheckoutRequest,
  known: string | null,
): Promise<Changed<Placed>> {
  const unchanged = (value: Placed) => ({ changed: false, value });
  const { trx, account_id, catalog } = held;
  const live = await findLiveCheckout(trx, account_id);
  if (live && live.transaction_id !== known) return unchanged('again');
  if (isMoneyInFlight(live)) return unchanged({ ok: false, blocked_by: 'money_in_flight' });
  const offer = findOffer(item, await readHeldState(held), catalog, buyer.role);
  if (!offer) return unchanged({ ok: false, blocked_by: 'not_sold' });
  if (offer.blocked_by) return unchanged({ ok: false, blocked_by: offer.blocked_by });
  const amount_cents = offer.price_cents;
  if (live?.item === item) {
    const session = { id: live.transaction_id, account_id, amount_cents: live.amount_cents };
    return unchanged({ ok: true, session });
  }
  if (live) await markReplaced(held, live.transaction_id);
  const id = newId('cs');
  await trx
    .insertInto('sandbox_transaction')
    .values(
      newTransaction(held, {
        transaction_id: id,
        kind: 'checkout',
        status: 'open',
        amount_cents,
        description: offer.name,
        intent: offer.intent,
        item,
        context: JSON.stringify(context),
        created_by: buyer.id,
      }),
    )
    .execute();
  return { changed: true, value: { ok: true, session: { id, account_id, amount_cents } } };
}

async function markReplaced({ trx, at }: HeldAccount, checkoutId: string): Promise<void> {
  await trx
    .updateTable('sandbox_transaction')
    .set({ status: 'replaced', updated_at: at })
    .where('transaction_id', '=', checkoutId)
    .execute();
}
