import { CheckoutFormSchema, type CheckoutForm } from '#src/contracts/payment-form.ts';
import { describeOfferBlock } from '#src/contracts/offers.ts';
import { delayDelivery } from '#src/sandbox/billing/delay-delivery.ts';
import { checkPayable } from '#src/sandbox/billing/check-payable.ts';
import { startCheckout } from '#src/sandbox/billing/start-checkout.ts';
import { paySession } from '#src/sandbox/provider/test-controls.ts';
import type { ProductPage } from '../open-product-page.ts';
import type { Services } from '../services.ts';
import { goTo, OTHER_ACCOUNT, readProductForm, type RefusedForm } from './read-product-form.ts';

type Form<Do extends CheckoutForm['do']> = Extract<CheckoutForm, { do: Do }>;

/** `/billing/checkout`: opens a checkout or pays one. On to it, or why not. */
export async function submitCheckout(
  services: Services,
  page: ProductPage,
  request: Request,
): Promise<Response | RefusedForm> {
  const form = await readProductForm(request, CheckoutFormSchema);
  if (!form.ok) return form.response;
  if (form.value.account !== page.membership.account_id) return OTHER_ACCOUNT;
  // The target decides which account pays.
  if (page.owner) return OTHER_ACCOUNT;
  const url = new URL(request.url);
  return form.value.do === 'start'
    ? start(services, page, url, form.value)
    : pay(services, page, url, form.value);
}

async function start(
  { sandbox }: Services,
  { reader, membership, context }: ProductPage,
  url: URL,
  { account, item }: Form<'start'>,
): Promise<Response | RefusedForm> {
  const { action, target, code } = context;
  const started = await startCheckout(sandbox, {
    account_id: account,
    buyer: { id: reader.id, role: membership.role },
    item,
    context: {
      ...(action && { action }),
      ...(target && { target: `${target.kind}/${target.id}` }),
      ...(code && { code }),
    },
  });
  if (!started.ok) return { status: 409, message: describeOfferBlock(started.blocked_by) };
  const { checkout_session_id } = started;
  return goTo(url, { checkout_session_id, account, returned: null, item: null });
}

async function pay(
  { sandbox }: Services,
  { membership }: ProductPage,
  url: URL,
  { account, checkout_session_id: id, outcome, delivery }: Form<'pay'>,
): Promise<Response | RefusedForm> {
  const payable = await checkPayable(sandbox, account, id, membership.role);
  if (payable.ok) {
    // The provider may not have it yet, if the last attempt broke off in between.
    await sandbox.provider.createSession(payable.charge);
    if (outcome === 'late_delivery') {
      await delayDelivery(sandbox, id);
      sandbox.wakeBooks();
    }
    await paySession(sandbox.desk, id, { outcome, delivery });
  } else if (payable.blocked_by === 'not_found') {
    return {
      status: 404,
      message: 'There is no such checkout in this account. Start again below.',
    };
  } else if (payable.blocked_by !== 'not_open') {
    return { status: 409, message: describeOfferBlock(payable.blocked_by) };
  }
  return goTo(url, { checkout_session_id: id, account, returned: '1' });
}
