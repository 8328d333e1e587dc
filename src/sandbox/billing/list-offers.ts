import type { Offer, OfferBlock } from '#src/contracts/offers.ts';
import type { AccountState } from '#src/readiness/account-state.ts';
import { mayBuy } from '#src/readiness/may-buy.ts';
import type { PricedCatalog, PricedPack, PricedPlan } from '#src/registry/catalog-schema.ts';
import { actions } from '#src/registry/actions.ts';
import type { MemberRole } from '#src/registry/names.ts';

const NO_SUBSCRIPTION: readonly string[] = ['none', 'canceled', 'incomplete_expired'];
const RUNNING: readonly string[] = ['active', 'trialing'];

/**
 * Every item of the catalog for one account: whether it can be bought now, and
 * why not. Agrees with readiness: what that sends to checkout for is on offer
 * here, and nothing is while billing is blocked, money is in flight, or what it
 * depends on is unknown. Pure.
 */
export function listOffers(
  state: AccountState,
  catalog: PricedCatalog,
  role: MemberRole | null,
): Offer[] {
  const common = blockForAll(state) ?? (mayBuy(role) ? null : 'role');
  return [
    ...catalog.plans
      .filter((plan) => plan.sold || plan.key === state.package_key)
      .map((plan) => offerPlan(plan, state, catalog, common)),
    ...catalog.packs.map((pack) => offerPack(pack, state, catalog, common)),
  ];
}

/** The one offer for an item; null where the catalog does not have it. */
export function findOffer(
  item: string,
  ...[state, catalog, role]: Parameters<typeof listOffers>
): Offer | null {
  return listOffers(state, catalog, role).find((offer) => offer.item === item) ?? null;
}

/** What stops every purchase of the account. What is known for certain comes first. */
function blockForAll(state: AccountState): OfferBlock | null {
  const { billing_state, subscription_status: subscription, payment_status: payment } = state;
  if (billing_state === 'closed') return 'closed';
  if (billing_state === 'blocked' || subscription === 'unpaid') return 'billing_blocked';
  if (subscription === 'past_due') return 'past_due';
  const undelivered = payment === 'confirmed' && state.open_checkout !== null;
  const pending = state.package_entitlement_status === 'pending';
  if (payment === 'processing' || undelivered || pending) return 'money_in_flight';
  const open = [billing_state, subscription, payment, state.package_entitlement_status];
  return open.includes('unknown') ? 'unknown' : null;
}

function offerPlan(
  plan: PricedPlan,
  state: AccountState,
  catalog: PricedCatalog,
  common: OfferBlock | null,
): Offer {
  const { subscription_status: subscription, package_key: current } = state;
  const change = catalog.changes.find(({ from, to }) => from === current && to === plan.key);
  const starts = NO_SUBSCRIPTION.includes(subscription);
  const blocked_by = () => {
    if (!plan.sold) return 'not_sold';
    // Whatever the last plan was: a first one may be any.
    if (starts) return null;
    if (!isPlanKnown(state, catalog)) return 'unknown';
    if (plan.key === current) return 'current_plan';
    if (!RUNNING.includes(subscription)) return 'subscription_halted';
    return change ? null : 'no_change';
  };
  return {
    intent: starts ? 'subscription_start' : (change?.kind ?? 'plan_change'),
    item: plan.key,
    name: plan.name,
    price_cents: plan.price_cents,
    balance: null,
    blocked_by: common ?? blocked_by(),
  };
}

function offerPack(
  pack: PricedPack,
  state: AccountState,
  catalog: PricedCatalog,
  common: OfferBlock | null,
): Offer {
  const { key, name, price_cents, balance } = pack;
  const plan = catalog.plans.find((each) => each.key === state.package_key);
  const isUsed = plan?.actions.some((action) => actions[action].balance === balance) ?? false;
  const isOn = [state, ...state.projects].some(
    ({ package_entitlement_status }) => package_entitlement_status === 'active',
  );
  const blocked_by = () => {
    if (!isPlanKnown(state, catalog) || state[balance] === null) return 'unknown';
    if (!pack.sold) return 'not_sold';
    return isOn && isUsed ? null : 'plan_without_use';
  };
  return {
    intent: 'credit_purchase',
    item: key,
    name,
    price_cents,
    balance,
    blocked_by: common ?? blocked_by(),
  };
}

const isPlanKnown = ({ package_key }: AccountState, { plans }: PricedCatalog) =>
  plans.some(({ key }) => key === package_key);
