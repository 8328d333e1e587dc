import type { CheckoutStartView, CheckoutView } from '#src/contracts/checkout-page.ts';
import type { Offer } from '#src/contracts/offers.ts';
import type { Checkout } from '#src/contracts/transactions.ts';
import { isMoneyInFlight } from '#src/sandbox/billing/apply-checkout.ts';
import { findLiveCheckout, findTransaction } from '#src/sandbox/billing/find-transaction.ts';
import { fitsAction } from '#src/sandbox/billing/fits-action.ts';
import { findOffer, listOffers } from '#src/sandbox/billing/list-offers.ts';
import { listTakeBacks } from '#src/sandbox/billing/list-take-backs.ts';
import { reconcileAccount } from '#src/sandbox/billing/reconcile-account.ts';
import { openProductPage, type PageRequest, type ProductPage } from './open-product-page.ts';

/**
 * What checkout shows. Whoever comes to a session, back from paying it too, does
 * not wait for a webhook: the provider is asked first.
 */
export async function readCheckoutPage(
  request: PageRequest,
  opened: ProductPage,
): Promise<{ page: ProductPage; view: CheckoutView } | Response> {
  const { sandbox } = request.locals.services;
  const { account_id } = opened.membership;
  const id = request.url.searchParams.get('checkout_session_id');
  const found = id ? await findOwn(request, account_id, id) : null;
  if (id && !found)
    return { page: opened, view: { kind: 'missing', start: await start(request, opened) } };
  if (!found) return { page: opened, view: { kind: 'start', start: await start(request, opened) } };
  await reconcileAccount(sandbox, account_id);
  const page = await openProductPage(request);
  if (page instanceof Response) return page;
  const checkout = await findOwn(request, account_id, found.transaction_id);
  if (page.kind !== 'account' || !checkout) throw new Error('The account was there a moment ago.');
  const offer = findOffer(checkout.item, page.state, sandbox.catalog, page.membership.role);
  const blockedBy = offer ? offer.blocked_by : 'not_sold';
  const takeBacks = await listTakeBacks(sandbox.db, account_id);
  const takenBackBy = takeBacks.find(({ about }) => about === checkout.transaction_id) ?? null;
  const isInFlight = isMoneyInFlight(checkout);
  return { page, view: { kind: 'session', checkout, isInFlight, takenBackBy, blockedBy } };
}

/** The account's own checkout; null for another account's and for none alike. */
async function findOwn(
  { locals }: PageRequest,
  accountId: string,
  id: string,
): Promise<Checkout | null> {
  const found = await findTransaction(locals.services.sandbox.db, id);
  return found?.kind === 'checkout' && found.account_id === accountId ? found : null;
}

async function start(
  { locals, url }: PageRequest,
  { state, membership, context, report, owner }: ProductPage,
): Promise<CheckoutStartView> {
  const { db, catalog } = locals.services.sandbox;
  const live = await findLiveCheckout(db, state.account_id);
  const all = listOffers(state, catalog, membership.role);
  const available = owner ? [] : all.filter(({ blocked_by }) => blocked_by === null);
  const item = url.searchParams.get('item');
  const wanted = report?.next.kind === 'checkout' ? report.next.intent : undefined;
  const isPlan = (intent: string | undefined) => intent !== 'credit_purchase';
  const helps = (offer: Offer) => {
    if (item) return offer.item === item;
    if (!context.action || !fitsAction(offer, context.action, catalog)) return false;
    return !wanted || wanted === 'resume_checkout' || isPlan(wanted) === isPlan(offer.intent);
  };
  const fitting = available.filter(helps);
  const others = available.filter((offer) => !fitting.includes(offer));
  return {
    fitting: fitting.length > 0 ? fitting : others,
    others: fitting.length > 0 ? others : [],
    blockedBy: available.length > 0 ? null : (all[0]?.blocked_by ?? 'not_sold'),
    open: live?.status === 'open' ? live : null,
  };
}
