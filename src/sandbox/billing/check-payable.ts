import type { OfferBlock } from '#src/contracts/offers.ts';
import type { MemberRole } from '#src/registry/names.ts';
import { changeAccount } from '../accounts/change-account.ts';
import { readHeldState } from '../accounts/read-held-state.ts';
import type { Sandbox } from '../sandbox.ts';
import { findTransaction } from './find-transaction.ts';
import { findOffer } from './list-offers.ts';

export type Payable =
  | { ok: true; charge: { id: string; account_id: string; amount_cents: number } }
  | { ok: false; blocked_by: OfferBlock | 'not_open' | 'not_found' };

/**
 * Whether a buyer may pay a checkout now. What it buys must still be on offer:
 * billing may have been blocked since it was opened. Another account's checkout
 * and none look the same.
 */
export async function checkPayable(
  sandbox: Sandbox,
  accountId: string,
  checkoutId: string,
  role: MemberRole,
): Promise<Payable> {
  const refuse = (blocked_by: Exclude<Payable, { ok: true }>['blocked_by']): Payable => ({
    ok: false,
    blocked_by,
  });
  return changeAccount(sandbox, accountId, async (held) => {
    const unchanged = (value: Payable) => ({ changed: false, value });
    const checkout = await findTransaction(held.trx, checkoutId);
    if (checkout?.kind !== 'checkout' || checkout.account_id !== accountId) {
      return unchanged(refuse('not_found'));
    }
    if (checkout.status !== 'open') return unchanged(refuse('not_open'));
    const offer = findOffer(checkout.item, await readHeldState(held), held.catalog, role);
    if (!offer || offer.blocked_by) return unchanged(refuse(offer?.blocked_by ?? 'not_sold'));
    const charge = { id: checkoutId, account_id: accountId, amount_cents: checkout.amount_cents };
    return unchanged({ ok: true, charge });
  });
}
