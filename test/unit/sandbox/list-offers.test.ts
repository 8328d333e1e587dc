import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Offer } from '#src/contracts/offers.ts';
import { evaluateReadiness } from '#src/readiness/evaluate-readiness.ts';
import type { AccountState } from '#src/readiness/account-state.ts';
import type { Catalog, PricedCatalog } from '#src/registry/catalog-schema.ts';
import { productCatalog } from '#src/registry/catalog.ts';
import type { Action } from '#src/registry/names.ts';
import { registry } from '#src/registry/registry.ts';
import { findOffer, listOffers } from '#src/sandbox/billing/list-offers.ts';
import { accounts, catalogs, requests } from '#test/unit/readiness/arbitraries.ts';
import { NOW } from '#test/unit/readiness/states.ts';

/** What billing sells has a price, and no plan changes into itself. */
const priced = catalogs
  .filter(({ changes }) => changes.every(({ from, to }) => from !== to))
  .map(({ plans, changes, packs }: Catalog): PricedCatalog => ({
    currency: 'USD',
    changes,
    plans: plans.map((plan) => ({
      ...plan,
      price_cents: 100,
      monthly_credits: { credit_balance: 0, remaining_fix_credits: 0, ai_credit_balance: 0 },
    })),
    packs: packs.map((pack) => ({ ...pack, price_cents: 100 })),
  }));

const isOnOffer = (account: AccountState, catalog: PricedCatalog) =>
  listOffers(account, catalog, 'owner').filter(({ blocked_by }) => blocked_by === null);

/** Whether an item is a step towards the action: its plan, or its credits. */
function brings({ item, balance }: Offer, action: Action, { plans }: PricedCatalog): boolean {
  if (balance !== null) return registry.actions[action].balance === balance;
  return plans.some(({ key, actions }) => key === item && actions.includes(action));
}

// Thousands of states; a busy machine may take its time.
describe('what is on offer', { timeout: 60_000 }, () => {
  it('has everything that readiness sends to checkout for', () => {
    let sold = 0;
    fc.assert(
      fc.property(accounts, priced, requests, (account, catalog, request) => {
        // Offers are the account's; a project's own entitlement is readiness's matter.
        const state = { account: { ...account, projects: [] }, catalog };
        const { next } = evaluateReadiness(registry, state, request, NOW);
        if (next.kind !== 'checkout' || !request.action) return;
        sold += 1;
        const offers = isOnOffer(state.account, catalog);
        const { action } = request;
        const isIt = (offer: (typeof offers)[number]) =>
          next.intent === 'resume_checkout'
            ? offer.item === account.open_checkout?.item
            : offer.intent === next.intent && brings(offer, action, catalog);
        expect(offers.some(isIt)).toBe(true);
      }),
      { numRuns: 8_000 },
    );
    expect(sold).toBeGreaterThan(20);
  });

  it('is nothing while billing is blocked, money is in flight, or anything known is not enough', () => {
    let stopped = 0;
    fc.assert(
      fc.property(accounts, priced, (account, catalog) => {
        const inFlight =
          account.payment_status === 'processing' ||
          (account.payment_status === 'confirmed' && account.open_checkout !== null);
        const stops =
          inFlight ||
          account.billing_state !== 'active' ||
          ['unpaid', 'past_due', 'unknown'].includes(account.subscription_status) ||
          account.payment_status === 'unknown' ||
          account.package_entitlement_status === 'unknown';
        if (!stops) return;
        stopped += 1;
        expect(isOnOffer(account, catalog)).toEqual([]);
      }),
      { numRuns: 5_000 },
    );
    expect(stopped).toBeGreaterThan(500);
  });

  it('is nothing to who may not buy', () => {
    fc.assert(
      fc.property(
        accounts,
        priced,
        fc.constantFrom('finance_reviewer', null),
        (account, catalog, role) => {
          const offers = listOffers(account, catalog, role as 'finance_reviewer' | null);
          expect(offers.every(({ blocked_by }) => blocked_by !== null)).toBe(true);
        },
      ),
    );
  });
});

describe('why something is not on offer', () => {
  const healthy: AccountState = {
    account_id: 'acc_here',
    name: 'Here Ltd',
    package_key: 'team',
    selected_package_key: null,
    package_entitlement_status: 'active',
    billing_state: 'active',
    subscription_status: 'active',
    payment_status: 'confirmed',
    credit_balance: 3,
    remaining_fix_credits: 3,
    ai_credit_balance: 3,
    monitoring_entitlement_status: 'none',
    checkout_session_id: null,
    open_checkout: null,
    credits_reset_at: {
      credit_balance: null,
      remaining_fix_credits: null,
      ai_credit_balance: null,
    },
    projects: [],
    as_of: NOW.toISOString(),
    version: 1,
    changed_at: NOW.toISOString(),
  };
  const blockOf = (item: string, differs: Partial<AccountState> = {}) =>
    findOffer(item, { ...healthy, ...differs }, productCatalog, 'owner')?.blocked_by;

  it.each([
    ['team', {}, 'current_plan'],
    ['agency', {}, null],
    ['reports', {}, 'no_change'],
    ['agency', { subscription_status: 'paused' }, 'subscription_halted'],
    ['reports', { subscription_status: 'canceled' }, null],
    ['studio', { package_key: 'studio' }, 'not_sold'],
    ['ai_200', { package_key: 'starter' }, 'plan_without_use'],
    ['fixes_10', { package_entitlement_status: 'expired' }, 'plan_without_use'],
    ['fixes_10', { remaining_fix_credits: null }, 'unknown'],
    ['fixes_10', { package_key: 'platinum' }, 'unknown'],
    ['fixes_10', { billing_state: 'closed' }, 'closed'],
    ['fixes_10', { billing_state: 'unknown', subscription_status: 'unpaid' }, 'billing_blocked'],
    ['fixes_10', { package_entitlement_status: 'pending' }, 'money_in_flight'],
  ] as const)('%s with %j: %s', (item, differs, block) => {
    expect(blockOf(item, differs)).toBe(block);
  });

  it('says nothing of an item that the catalog does not have', () => {
    expect(blockOf('gold')).toBeUndefined();
  });
});
