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
/** Slow ones keep an account waiting: a few are enough. */
const OUTCOMES = [
  ...Array<string>(12).fill('success'),
  'failure',
  'failure',
  'expiry',
  'slow',
  'late_delivery',
];
const DELIVERIES = ['at_once', 'at_once', 'twice', 'late', 'never'];

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
    halfway: PAID_UNDELIVERED,
    ready: async ({ url }) => {
      if (buyers.length === 0) buyers = await Promise.all(BUYERS.map((each) => enter(url, each)));
    },
    work: async (server, round) => {
      await Promise.all(buyers.map((buyer) => buyOn(server, round, buyer, opened)));
    },
    verify: async (server) => {
      await eventually(() => {
        delivered = readBooks(server, (sqlite) => checkPayments(sqlite, opened));
      });
    },
    figures: () => ({ opened: opened.size, delivered }),
  };
}

const enter = async (url: string, { email, account }: (typeof BUYERS)[number]) => ({
  account,
  cookie: await signIn(url, email),
});

async function buyOn(
  server: TestServer,
  round: KillRound,
  buyer: Buyer,
  opened: Set<string>,
): Promise<void> {
  const pick = (list: readonly string[]) => list[Math.floor(round.random() * list.length)] ?? '';
  while (!round.signal.aborted) {
    await unlessKilled(round, async () => {
      const id = await post(server, buyer, { do: 'start', item: pick(ITEMS) });
      round.heard();
      if (!id) return;
      opened.add(id);
      const payment = { outcome: pick(OUTCOMES), delivery: pick(DELIVERIES) };
      await post(server, buyer, { do: 'pay', checkout_session_id: id, ...payment });
      round.heard();
    });
  }
}

/** Sends a form of the checkout page. The session it leads to; null where it was refused. */
async function post(
  { url }: TestServer,
  { account, cookie }: Buyer,
  form: Record<string, string>,
): Promise<string | null> {
  const response = await fetch(`${url}/billing/checkout?account=${account}`, {
    method: 'POST',
    headers: { cookie },
    body: new URLSearchParams({ account, ...form }),
    redirect: 'manual',
  });
  const text = await response.text();
  if (response.status === 409) return null;
  assert.equal(response.status, 303, text);
  const to = new URL(response.headers.get('location') ?? '', url);
  return to.searchParams.get('checkout_session_id');
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
