import { expect } from 'vitest';
import { checkPayable } from '#src/sandbox/billing/check-payable.ts';
import { delayDelivery } from '#src/sandbox/billing/delay-delivery.ts';
import { reconcileAccount } from '#src/sandbox/billing/reconcile-account.ts';
import { lookAfterAccounts } from '#src/sandbox/keep-books.ts';
import { advanceObjects } from '#src/sandbox/provider/advance-objects.ts';
import {
  decideDispute,
  disputeSession,
  paySession,
  refundSession,
  settleSession,
} from '#src/sandbox/provider/test-controls.ts';
import { addSession, canTakeBack, passTime, payAt, type Outcome } from './bank.ts';
import { hearAll } from './billing.ts';
import { cover } from './coverage.ts';
import { findLive, getAccount, listFacts } from './facts.ts';
import type { Model, Session, TakeBack } from './facts.ts';
import { renew } from './lots.ts';
import { findPlan, whyNotSold } from './shop.ts';
import { readRows, type Person, type Site } from './site.ts';
import { pick, pickAccount, step, type Step } from './step.ts';

/** The buyer pays at the provider, one that cannot be paid any more where none can. */
export const pay = (number: number, outcome: Outcome): Step =>
  step(
    `pay(${number}, ${outcome})`,
    async (model, site) => {
      await payAndCheck(model, site, pickOpen(model, number), outcome);
    },
    (model) => listFacts(model, 'session').length > 0,
  );

/** The buyer comes from the product's own page, which asks first whether this may be paid now. */
export const payOnPage = (number: number, outcome: Outcome, person: Person): Step =>
  step(
    `pay on page(${number}, ${outcome}, ${person})`,
    async (model, site) => {
      const account = pickAccount(model, number);
      const live = findLive(account)!;
      const closed = live.status === 'open' ? null : 'not_open';
      const refused = closed ?? whyNotSold(account, live.item, person);
      const payable = await checkPayable(site.sandbox, account.id, live.id, person);
      expect(payable).toMatchObject(
        refused ? { ok: false, blocked_by: refused } : { ok: true, charge: { id: live.id } },
      );
      cover(refused ? 'page refuses payment' : 'page takes payment');
      if (!payable.ok) return;
      await site.sandbox.provider.createSession(payable.charge);
      const known = model.provider.get(live.id) as Session | undefined;
      const session = known ?? addSession(model, live.id, account.id);
      if (outcome === 'late_delivery') {
        await delayDelivery(site.sandbox, live.id);
        account.checkouts.get(live.id)!.deliver_at = model.now + 5_000;
      }
      await payAndCheck(model, site, session, outcome);
    },
    (model) => findLive(pickAccount(model, number)) !== null,
  );

export async function payAndCheck(
  model: Model,
  { sandbox }: Site,
  session: Session,
  outcome: Outcome,
): Promise<void> {
  const isOpen = session.status === 'open';
  const paid = await paySession(sandbox.desk, session.id, { outcome, delivery: 'never' });
  expect(paid).toBe(isOpen);
  cover(isOpen ? `paid: ${outcome}` : 'paid what was closed');
  if (isOpen) payAt(model, session, outcome);
}

const pickOpen = (model: Model, number: number): Session => {
  const sessions = listFacts(model, 'session');
  const open = sessions.filter(({ status }) => status === 'open');
  return pick(open.length > 0 ? open : sessions, number);
};

/** The bank decides about a payment on its way. */
export const decidePayment = (number: number, to: 'paid' | 'failed'): Step =>
  step(
    `decide payment(${number}, ${to})`,
    async (model, { sandbox }) => {
      const session = pick(listProcessing(model), number);
      expect(await settleSession(sandbox.desk, session.id, to)).toBe(true);
      cover(`bank says ${to}`);
      Object.assign(session, { status: to, due: null });
    },
    (model) => listProcessing(model).length > 0,
  );

const listProcessing = (model: Model) =>
  listFacts(model, 'session').filter(({ status }) => status === 'processing');

/** A payment is given back, or contested; where that cannot be, nothing happens. */
export const takeBackPayment = (kind: TakeBack['kind'], number: number): Step =>
  step(
    `${kind}(${number})`,
    async (model, site) => {
      const session = pick(listPaid(model), number);
      const can = canTakeBack(model, session, kind);
      const act = kind === 'refund' ? refundSession : disputeSession;
      expect(await act(site.sandbox.desk, session.id)).toBe(can);
      cover(can ? kind : `${kind} refused`);
      if (can) learnTakeBack(model, site, session, kind);
    },
    (model) => listPaid(model).length > 0,
  );

/** What is spent from right now comes first, then what was spent from, then the newest. */
function listPaid(model: Model): Session[] {
  const interest = ({ id, account }: Session) => {
    const lots = getAccount(model, account).lots.filter(({ source }) => source === id);
    const atWork = model.runs.some(
      ({ status, lot }) => status === 'running' && lot && lots.includes(lot),
    );
    return Number(atWork) * 2 + Number(lots.some(({ spent }) => spent > 0));
  };
  return listFacts(model, 'session')
    .filter(({ status }) => status === 'paid')
    .reverse()
    .sort((a, b) => interest(b) - interest(a));
}

function learnTakeBack(model: Model, site: Site, session: Session, kind: TakeBack['kind']): void {
  const sql = `select id from provider_object where kind = ? and session_id = ?`;
  const [row] = readRows<{ id: string }>(site, sql, kind, session.id);
  if (!row) throw new Error(`The provider has no ${kind} of ${session.id}.`);
  const { account } = session;
  const status = kind === 'refund' ? 'succeeded' : 'open';
  const fact = { kind, id: row.id, account, session: session.id, status, created: model.now };
  model.provider.set(row.id, fact as TakeBack);
  const { item } = getAccount(model, account).checkouts.get(session.id)!;
  if (findPlan(item)) cover(`${kind} of a plan`);
  if (model.runs.some((run) => run.status === 'running' && run.lot?.source === session.id)) {
    cover(`${kind} while a run is at work`);
  }
}

/** The bank decides a dispute. */
export const decide = (number: number, to: 'won' | 'lost'): Step =>
  step(
    `decide dispute(${number}, ${to})`,
    async (model, { sandbox }) => {
      const dispute = pick(listContested(model), number);
      expect(await decideDispute(sandbox.desk, dispute.id, to)).toBe(true);
      cover(`dispute is ${to}`);
      dispute.status = to;
    },
    (model) => listContested(model).length > 0,
  );

const listContested = (model: Model) =>
  listFacts(model, 'dispute').filter(({ status }) => status === 'open') as TakeBack[];

/** Time passes, and at the provider everything happens whose time has come. */
export const wait = (seconds: number): Step =>
  step(`wait(${seconds} s)`, async (model, site) => {
    model.now += seconds * 1000;
    site.clock.now = new Date(model.now);
    await advanceObjects(site.sandbox.desk);
    for (const session of passTime(model)) {
      cover('dispute by itself');
      learnTakeBack(model, site, session, 'dispute');
    }
  });

/** The product looks after its accounts, as it does from time to time: lost events, ended months. */
export const lookAfter = (): Step =>
  step('look after accounts', async (model, { sandbox }) => {
    await lookAfterAccounts(sandbox);
    for (const account of model.accounts.values()) {
      hearAll(model, account.id);
      renew(account, model.now);
    }
  });

/** The product asks the provider for all that it has of an account. */
export const reconcile = (number: number): Step =>
  step(`reconcile(${number})`, async (model, { sandbox }) => {
    const { id } = pickAccount(model, number);
    await reconcileAccount(sandbox, id);
    hearAll(model, id);
  });
