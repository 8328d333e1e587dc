import { SelectFormSchema } from '#src/contracts/payment-form.ts';
import { describeOfferBlock } from '#src/contracts/offers.ts';
import { selectPlan } from '#src/sandbox/billing/select-plan.ts';
import type { ProductPage } from '../open-product-page.ts';
import type { Services } from '../services.ts';
import { goTo, OTHER_ACCOUNT, readProductForm, type RefusedForm } from './read-product-form.ts';

/** `/billing`: picks a plan. Back to the page, or why nothing was picked. */
export async function submitSelection(
  { sandbox }: Services,
  { membership }: ProductPage,
  request: Request,
): Promise<Response | RefusedForm> {
  const form = await readProductForm(request, SelectFormSchema);
  if (!form.ok) return form.response;
  const { account, item } = form.value;
  if (account !== membership.account_id) return OTHER_ACCOUNT;
  const blocked = await selectPlan(sandbox, account, item, membership.role);
  if (blocked) return { status: 409, message: describeOfferBlock(blocked) };
  return goTo(new URL(request.url), { done: 'picked' });
}
