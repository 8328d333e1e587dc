import type { OfferBlock } from '#src/contracts/offers.ts';
import type { MemberRole } from '#src/registry/names.ts';
import { changeAccount } from '../accounts/change-account.ts';
import { readHeldState } from '../accounts/read-held-state.ts';
import type { Sandbox } from '../sandbox.ts';
import { findOffer } from './list-offers.ts';

/** Picks a plan for the next checkout; nothing is bought. Null, or why it cannot be picked. */
export async function selectPlan(
  sandbox: Sandbox,
  accountId: string,
  packageKey: string,
  role: MemberRole,
): Promise<OfferBlock | null> {
  return changeAccount(sandbox, accountId, async (held) => {
    const offer = findOffer(packageKey, await readHeldState(held), held.catalog, role);
    const blocked_by = !offer || offer.balance !== null ? 'not_sold' : offer.blocked_by;
    if (blocked_by) return { changed: false, value: blocked_by };
    await held.trx
      .updateTable('sandbox_billing')
      .set({ selected_package_key: packageKey })
      .where('account_id', '=', accountId)
      .execute();
    return { changed: true, value: null };
  });
}
