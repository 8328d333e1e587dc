import type { Offer } from '#src/contracts/offers.ts';
import { actions } from '#src/registry/actions.ts';
import type { PricedCatalog } from '#src/registry/catalog-schema.ts';
import type { Action } from '#src/registry/names.ts';

/** Whether an item would bring what an action needs: a plan that has it, or its credits. */
export function fitsAction(offer: Offer, action: Action, { plans }: PricedCatalog): boolean {
  if (offer.balance !== null) return offer.balance === actions[action].balance;
  const plan = plans.find(({ key }) => key === offer.item);
  if (!plan?.actions.includes(action)) return false;
  return action !== 'monitoring' || plan.monitoring;
}
