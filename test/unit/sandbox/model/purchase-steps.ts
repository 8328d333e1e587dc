import { expect } from 'vitest';
import { productCatalog } from '#src/registry/catalog.ts';
import { selectPlan } from '#src/sandbox/billing/select-plan.ts';
import { settleInvoice } from '#src/sandbox/billing/settle-invoice.ts';
import { startCheckout } from '#src/sandbox/billing/start-checkout.ts';
import { addSession } from './bank.ts';
import { hear } from './billing.ts';
import { cover } from './coverage.ts';
import { findLive, type Account, type Model } from './facts.ts';
import { findPlan, whyNotSold } from './shop.ts';
import type { Person, Site } from './site.ts';
import { pick, pickAccount, step, type Step } from './step.ts';

/** What the catalog asks for an item. */
export const priceOf = (item: string): number =>
  [...productCatalog.plans, ...productCatalog.packs].find(({ key }) => key === item)
    ?.price_cents as number;

/** Somebody opens checkout for an item, or is told why not. */
export const openCheckout = (number: number, item: string, person: Person): Step =>
  step(`open checkout(${number}, ${item}, ${person})`, async (model, site) => {
    await startAndCheck(model, site, pickAccount(model, number), item, person);
  });

/** The session that was opened or resumed; null where there is none. */
export async function startAndCheck(
  model: Model,
  site: Site,
  account: Account,
  item: string,
  role: Person,
): Promise<string | null> {
  const expected = expectStart(model, account, item, role);
  const buyer = { id: role, role };
  const asked = { account_id: account.id, buyer, item, context: {} };
  const result = await startCheckout(site.sandbox, asked);
  if ('refused' in expected) {
    expect(result).toEqual({ ok: false, blocked_by: expected.refused });
    cover(`checkout refused: ${expected.refused}`);
    return null;
  }
  if (!result.ok) throw new Error(`Checkout for ${item} was refused: ${result.blocked_by}.`);
  const id = result.checkout_session_id;
  if (expected.resumed) expect(id).toBe(expected.resumed);
  else
    account.checkouts.set(id, {
      item,
      price: priceOf(item),
      status: 'open',
      deliver_at: null,
    });
  if (!model.provider.has(id)) addSession(model, id, account.id);
  return id;
}

/** What asking for a checkout should come to; what gives way for it is gone afterwards. */
function expectStart(
  model: Model,
  account: Account,
  item: string,
  role: Person,
): { refused: string } | { resumed: string | null } {
  const refused = whyNotSold(account, item, role);
  if (refused) return { refused };
  const live = findLive(account);
  if (live?.item === item) return expectResumed(model, live.id);
  cover(live ? 'checkout replaced' : 'checkout opened');
  if (!live) return { resumed: null };
  const session = model.provider.get(live.id) ?? addSession(model, live.id, account.id, 'expired');
  const isMoney = session.status === 'processing' || session.status === 'paid';
  if (isMoney || session.status === 'failed') hear(model, session);
  if (isMoney) return { refused: 'money_in_flight' };
  if (session.status === 'open') Object.assign(session, { status: 'expired', due: null });
  const checkout = account.checkouts.get(live.id);
  if (checkout?.status === 'open') checkout.status = 'replaced';
  return { resumed: null };
}

/** One that nobody can pay any more is heard of first: no second one beside money in flight. */
function expectResumed(model: Model, id: string): { refused: string } | { resumed: string | null } {
  const session = model.provider.get(id);
  if (!session || session.status === 'open') {
    cover('checkout resumed');
    return { resumed: id };
  }
  hear(model, session);
  if (session.status === 'processing' || session.status === 'paid') {
    return { refused: 'money_in_flight' };
  }
  cover('checkout opened after one that had ended');
  return { resumed: null };
}

/** Somebody picks a plan for the next checkout. */
export const choosePlan = (number: number, item: string, person: Person): Step =>
  step(`choose plan(${number}, ${item}, ${person})`, async (model, { sandbox }) => {
    const account = pickAccount(model, number);
    const refused = findPlan(item) ? whyNotSold(account, item, person) : 'not_sold';
    expect(await selectPlan(sandbox, account.id, item, person)).toBe(refused);
    cover(refused ? 'plan not selected' : 'plan selected');
    if (!refused) account.selected = item;
  });

/** An invoice is charged, one that is settled already too. */
export const settle = (number: number, other: number): Step =>
  step(
    `settle invoice(${number}, ${other})`,
    async (model, { sandbox }) => {
      const account = pickAccount(model, number);
      const [id, invoice] = pickInvoice(account, other);
      expect(await settleInvoice(sandbox, account.id, id)).toBe(true);
      if (invoice.status === 'paid' || invoice.status === 'void') return;
      const { now: created } = model;
      const known = model.provider.get(id)?.created ?? created;
      const charge = { kind: 'invoice', id, account: account.id, status: 'paid' } as const;
      model.provider.set(id, { ...charge, created: known });
      hear(model, model.provider.get(id)!);
    },
    (model) => pickAccount(model, number).invoices.size > 0,
  );

/** One that is due, where there is one. */
export function pickInvoice({ invoices }: Account, number: number) {
  const due = [...invoices].filter(([, { status }]) => status === 'open');
  return pick(due.length > 0 ? due : [...invoices], number);
}
