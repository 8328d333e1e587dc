import assert from 'node:assert/strict';
import type SqliteDatabase from 'better-sqlite3';
import { productCatalog } from '#src/registry/catalog.ts';
import { unlessKilled, type KillOptions, type KillRound } from '../kill-server.ts';
import { signIn } from '../sign-in.ts';
import type { TestServer } from '../test-server.ts';
import { assertBooks, eventually, readBooks } from './read-books.ts';

/** Two buyers of each account, who get in each other's way. */
const BUYERS = [
  { email: 'ready@sandbox.test', account: 'acc_ready' },
  { email: 'agency@sandbox.test', account: 'acc_ready' },
  { email: 'credit-balance-exhausted@sandbox.test', account: 'acc_credit_balance_exhausted' },
  { email: 'agency@sandbox.test', account: 'acc_credit_balance_exhausted' },
  { email: 'ai-credit-limit-reached@sandbox.test', account: 'acc_ai_credit_limit_reached' },
] as const;

const ITEMS = productCatalog.packs.map(({ key }) => key);
const OUTCOMES = ['success', 'success', 'success', 'failure', 'expiry'];
/** Keep an account waiting beyond the round: some account has to be able to go on. */
const WAITING_OUTCOMES = [...OUTCOMES, 'slow', 'late_delivery'];
const NEVER_WAITS = 'acc_ready';
const DELIVERIES = ['at_once', 'at_once', 'twice', 'late', 'never'];
/** A buyer's first payment in each round, so that each round has one to lose. */
const FIRST_PAYMENT = { outcome: 'success', delivery: 'at_once' };

/** Paid, and the purchase has not arrived, though it could have. */
const PAID_UNDELIVERED = `
  select 1 from provider_object p join sandbox_transaction t on t.transaction_id = p.id
  where p.status = 'paid' and t.status in ('open', 'processing', 'paid') and t.deliver_at is null`;

interface Buyer {
  account: string;
  cookie: string;
}

/** What came of the rounds so far. */
export interface CheckoutFigures {
  /** Checkouts that a buyer was led to. */
  opened: number;
  delivered: number;
}

/** Buyers open and pay checkouts; killed and started again, each payment arrives once. */
export function createCheckoutWorkload(): Omit<KillOptions, 'rounds'> & {
  figures: () => CheckoutFigures;
} {
  const opened = new Set<string>();
  let buyers: Buyer[] = [];
  let delivered = 0;
  return {
    // Payments, see `buyOn`: each is two or three requests.
    answers: [2, 20],
    halfway: PAID_UNDELIVERED,
    ready: async ({ url }) => {
      if (buyers.length === 0) buyers = await Promise.all(BUYERS.map((each) => enter(url, each)));
    },
    work: async (server, round) => {
      await Promise.all(buyers.map((buyer) => buyOn(server, round, buyer, opened)));
    },
    verify: async (server) => {
      // Two looks after the books: a slow payment may be confirmed just after the first.
      await eventually(() => {
        delivered = readBooks(server, (sqlite) => checkPayments(sqlite, opened));
      }, 40_000);
    },
    figures: () => ({ opened: opened.size, delivered }),
  };
}

const enter = async (url: string, { email, account }: (typeof BUYERS)[number]) => ({
  account,
  cookie: await signIn(url, email),
});

/** Buys again and again. Only a payment counts as heard: a refusal costs nothing and brings nothing. */
async function buyOn(
  server: TestServer,
  round: KillRound,
  buyer: Buyer,
  opened: Set<string>,
): Promise<void> {
  const pick = (list: readonly string[]) => list[Math.floor(round.random() * list.length)] ?? '';
  const outcomes = buyer.account === NEVER_WAITS ? OUTCOMES : WAITING_OUTCOMES;
  let payment = FIRST_PAYMENT;
  while (!round.signal.aborted) {
    await unlessKilled(round, async () => {
      const id = await openCheckout(server, buyer, pick(ITEMS));
      if (!id) return;
      opened.add(id);
      const form = { do: 'pay', checkout_session_id: id, ...payment };
      const page = await post(server, buyer, form);
      if (!page) return;
      round.heard();
      payment = { outcome: pick(outcomes), delivery: pick(DELIVERIES) };
      if (round.random() < 0.5) await goBack(page, buyer);
    });
  }
}

/** The session that the buyer is led to; null where nothing can be bought at the moment. */
async function openCheckout(
  server: TestServer,
  buyer: Buyer,
  item: string,
): Promise<string | null> {
  const page = await post(server, buyer, { do: 'start', item });
  return page && page.searchParams.get('checkout_session_id');
}

/** A buyer whom the provider sends back: the page asks about the payment at once. */
async function goBack(page: URL, { cookie }: Buyer): Promise<void> {
  const response = await fetch(page, { headers: { cookie } });
  assert.equal(response.status, 200, await response.text());
}

/** Sends a form of the checkout page. The page it leads to; null where it was refused. */
async function post(
  { url }: TestServer,
  { account, cookie }: Buyer,
  form: Record<string, string>,
): Promise<URL | null> {
  const response = await fetch(`${url}/billing/checkout?account=${account}`, {
    method: 'POST',
    headers: { cookie },
    body: new URLSearchParams({ account, ...form }),
    redirect: 'manual',
  });
  const text = await response.text();
  if (response.status === 409) return null;
  assert.equal(response.status, 303, text);
  return new URL(response.headers.get('location') ?? '', url);
}

interface PaymentRow {
  id: string;
  item: string;
  status: string;
  deliver_at: string | null;
  credits: number | null;
}

const PAYMENTS = `
  select p.id, t.item, t.status, t.deliver_at,
    (select sum(amount) from sandbox_ledger where kind = 'purchase' and source = p.id) as credits
  from provider_object p left join sandbox_transaction t on t.transaction_id = p.id
  where p.kind = 'session' and p.status = 'paid'`;

/** What was paid has arrived once, what a buyer was led to is there. Returns how many arrived. */
function checkPayments(sqlite: SqliteDatabase.Database, opened: ReadonlySet<string>): number {
  assertBooks(sqlite);
  const known = sqlite.prepare('select transaction_id from sandbox_transaction').pluck().all();
  assert.deepEqual(
    [...opened].filter((id) => !known.includes(id)),
    [],
  );
  const rows = sqlite.prepare<[], PaymentRow>(PAYMENTS).all();
  const due = rows.filter(({ deliver_at }) => !deliver_at || Date.parse(deliver_at) < Date.now());
  for (const { id, item, status, credits } of due) {
    const pack = productCatalog.packs.find(({ key }) => key === item);
    assert.deepEqual({ id, status, credits }, { id, status: 'delivered', credits: pack?.credits });
  }
  const bought = sqlite
    .prepare(`select count(*) from sandbox_ledger where kind = 'purchase'`)
    .pluck()
    .get();
  assert.equal(bought, rows.filter(({ status }) => status === 'delivered').length);
  return due.length;
}
