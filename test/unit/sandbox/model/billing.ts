import { productCatalog } from '#src/registry/catalog.ts';
import { cover } from './coverage.ts';
import {
  getAccount,
  type Account,
  type Checkout,
  type Charge,
  type Model,
  type ProviderFact,
  type Session,
  type TakeBack,
} from './facts.ts';
import { addLot, grantMonth, isFinal, nextMonth, takeBack } from './lots.ts';

/** The product hears of an object at the provider, as it is now. */
export function hear(model: Model, fact: ProviderFact): void {
  if (!model.accounts.has(fact.account)) return;
  if (fact.kind === 'session') hearSession(model, fact);
  else if (fact.kind === 'invoice') hearCharge(model, fact);
  else hearTakeBack(model, fact);
}

/** The product looks at all that the provider has of an account, oldest first. */
export function hearAll(model: Model, account: string): void {
  const facts = [...model.provider.values()].filter((fact) => fact.account === account);
  facts.sort((a, b) => a.created - b.created || (a.id < b.id ? -1 : 1));
  for (const fact of facts) hear(model, fact);
}

function hearSession(model: Model, session: Session): void {
  const account = getAccount(model, session.account);
  const checkout = account.checkouts.get(session.id);
  if (!checkout) return;
  const from = checkout.status;
  if (session.status === 'processing' && from === 'open') checkout.status = 'processing';
  if (session.status === 'expired' && from === 'open') endUnpaid(account, checkout, 'expired');
  if (session.status === 'failed' && (from === 'open' || from === 'processing')) {
    endUnpaid(account, checkout, 'failed');
  }
  if (session.status === 'paid' && ['open', 'processing', 'paid'].includes(from)) {
    checkout.status = 'paid';
    if (isDue(model, checkout)) deliver(model, account, session.id);
  }
}

const isDue = ({ now }: Model, { deliver_at }: Checkout) =>
  deliver_at === null || deliver_at <= now;

function endUnpaid(account: Account, checkout: Checkout, status: 'failed' | 'expired'): void {
  cover(`payment ${status}`);
  checkout.status = status;
  account.last_payment = status;
}

/** What was bought arrives. */
export function deliver({ now }: Model, account: Account, id: string): void {
  const checkout = account.checkouts.get(id) as Checkout;
  if (checkout.deliver_at !== null) cover('purchase arrived late');
  checkout.status = 'delivered';
  account.last_payment = 'confirmed';
  const pack = productCatalog.packs.find(({ key }) => key === checkout.item);
  if (pack) {
    cover('pack delivered');
    const { balance, credits } = pack;
    addLot(account, { source: id, balance, amount: credits, expires: null });
    return;
  }
  cover('plan delivered');
  account.package_key = checkout.item;
  account.selected = null;
  account.entitlement = 'active';
  if (!isOwing(account)) account.subscription = 'active';
  account.plan_checkout = id;
  account.resets ??= nextMonth(now);
  grantMonth(account, id, account.resets);
}

const isOwing = ({ subscription }: Account) => ['past_due', 'unpaid'].includes(subscription);

function hearTakeBack(model: Model, object: TakeBack): void {
  const account = getAccount(model, object.account);
  const session = model.provider.get(object.session);
  if (session?.kind === 'session') hearSession(model, session);
  const known = account.take_backs.get(object.id);
  if (known && (known.status !== 'open' || object.status === 'open')) return;
  const { session: about, kind, status } = object;
  const heard = { session: about, kind, status, shortfall: null };
  account.take_backs.set(object.id, heard);
  cover(`${kind} ${status}`);
  if (!isFinal(heard)) return;
  if (account.checkouts.get(about)?.status === 'paid') {
    cover('payment taken back before its purchase arrived');
    deliver(model, account, about);
  }
  const spent = account.lots.some((lot) => lot.source === about && lot.spent > 0);
  if (spent) cover(`${kind} ${status} after spending`);
  takeBack(account, object.id, heard);
}

function hearCharge(model: Model, { id, account: accountId, status }: Charge): void {
  const account = getAccount(model, accountId);
  const invoice = account.invoices.get(id);
  const isDue = invoice?.status === 'open' || invoice?.status === 'uncollectible';
  if (!invoice || !isDue || status !== 'paid') return;
  cover('invoice settled');
  invoice.status = 'paid';
  if (invoice.about !== null) return;
  account.last_payment = 'confirmed';
  const others = [...account.invoices.values()].filter(
    (each) => each.about === null && ['open', 'uncollectible'].includes(each.status),
  );
  if (others.length > 0 || !isOwing(account)) return;
  cover('subscription recovered');
  account.subscription = 'active';
  if (account.resets !== null || account.entitlement !== 'active') return;
  cover('months resumed');
  account.resets = nextMonth(model.now);
  grantMonth(account, id, account.resets);
}
