import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProblemSchema } from '#src/contracts/problem.ts';
import { WEBHOOK_PATH } from '#src/contracts/webhook-path.ts';
import { webhookSecret } from '#src/sandbox/open-sandbox.ts';
import { assertBooks, eventually, readBooks } from '#test/support/crash/read-books.ts';
import { signIn } from '#test/support/sign-in.ts';
import { startTestServer, type TestServer } from '#test/support/test-server.ts';

const ACCOUNT = 'acc_credit_balance_exhausted';
let server: TestServer;
let secret: string;
beforeAll(async () => {
  server = await startTestServer();
  secret = webhookSecret(readFileSync(join(server.dataDir, 'auth-secret'), 'utf8').trim());
});
afterAll(() => server.stop());

interface Signed {
  id?: string;
  key?: string;
  /** Seconds ago. */
  age?: number;
}

/** The headers of an event as the provider signs it. */
function sign(body: string, { id = 'evt_test_1', key = secret, age = 0 }: Signed = {}) {
  const at = new Date(Date.now() - age * 1000);
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(key).sign(id, at, body),
  };
}

const send = (body: string, headers: Record<string, string>, method = 'POST') =>
  fetch(server.url + WEBHOOK_PATH, {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    ...(method === 'POST' && { body }),
  });

const eventOf = (id: string, type = 'session.paid') =>
  JSON.stringify({ type, timestamp: new Date().toISOString(), data: { id } });

async function readProblem(response: Response) {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  return ProblemSchema.strict().parse(await response.json());
}

/** Everything that an event could change. */
const readTraces = () =>
  readBooks(server, (sqlite) => {
    assertBooks(sqlite);
    return ['sandbox_ledger', 'sandbox_transaction', 'sandbox_account', 'sandbox_webhook'].map(
      (table) => sqlite.prepare(`select * from ${table} order by 1`).all(),
    );
  });

describe('an event that is not the provider’s', () => {
  const body = eventOf('cs_sandbox_fernhill_0417');
  const forged: [what: string, headers: () => Record<string, string>][] = [
    ['has no signature', () => ({})],
    ['has an empty signature', () => ({ ...sign(body), 'webhook-signature': '' })],
    ['has no id', () => ({ ...sign(body), 'webhook-id': '' })],
    ['has no time', () => ({ ...sign(body), 'webhook-timestamp': '' })],
    ['has another id than was signed', () => ({ ...sign(body), 'webhook-id': 'evt_test_2' })],
    ['is signed for another body', () => sign(eventOf('cs_sandbox_halyard_0391'))],
    ['is signed with another secret', () => sign(body, { key: webhookSecret('guessed') })],
    ['was signed ten minutes ago', () => sign(body, { age: 600 })],
    ['was signed in the future', () => sign(body, { age: -600 })],
    [
      'was signed ten minutes ago, with a new time',
      () => ({ ...sign(body), 'webhook-signature': sign(body, { age: 600 })['webhook-signature'] }),
    ],
  ];
  it.each(forged)('%s: 401, and nothing happens', async (_, headers) => {
    const before = readTraces();
    const response = await send(body, headers());
    expect(response.status).toBe(401);
    expect(await readProblem(response)).toMatchObject({ code: 'BAD_SIGNATURE' });
    expect(readTraces()).toEqual(before);
  });

  it('is refused before it is read, also when somebody is signed in', async () => {
    const cookie = await signIn(server.url, 'ready@sandbox.test');
    expect((await send('{', { cookie })).status).toBe(401);
  });
});

describe('a body that says nothing', () => {
  it.each(['{', '', 'null', '[]', '{"type":"session.paid"}', '{"type":"","data":{"id":"x"}}'])(
    'rightly signed, %j is a 400',
    async (body) => {
      const before = readTraces();
      const response = await send(body, sign(body));
      expect(response.status).toBe(400);
      expect(await readProblem(response)).toMatchObject({ code: 'INVALID_JSON' });
      expect(readTraces()).toEqual(before);
    },
  );

  it('larger than any event is a 413', async () => {
    const body = JSON.stringify({ note: 'x'.repeat(17_000) });
    expect((await send(body, sign(body))).status).toBe(413);
  });

  it.each(['GET', 'PUT', 'DELETE'])('by %s is a 405 that names POST', async (method) => {
    const response = await send('', {}, method);
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
  });
});

describe('an event about what is not there', () => {
  it('is taken, and changes nothing but the list of events', async () => {
    const before = readTraces().slice(0, 3);
    const body = eventOf('cs_nowhere');
    expect((await send(body, sign(body, { id: 'evt_nowhere' }))).status).toBe(204);
    expect(readTraces().slice(0, 3)).toEqual(before);
  });
});

describe('an event that comes again', () => {
  it('is a 204 each time, and what was bought arrives once', async () => {
    const cookie = await signIn(server.url, 'credit-balance-exhausted@sandbox.test');
    const id = await buy(cookie);
    await eventually(() => expect(readCheckout(id)).toBe('delivered'));
    const before = readTraces().slice(0, 3);
    const body = eventOf(id);
    for (const event of [readEventId(id), 'evt_other_1', 'evt_other_2']) {
      const headers = sign(body, { id: event });
      const answers = await Promise.all([send(body, headers), send(body, headers)]);
      expect(answers.map(({ status }) => status)).toEqual([204, 204]);
      expect(await answers[0]?.text()).toBe('');
    }
    expect(readTraces().slice(0, 3)).toEqual(before);
  });

  /** Fix credits, paid; the provider itself tells the product. */
  async function buy(cookie: string): Promise<string> {
    const post = (form: Record<string, string>) =>
      fetch(`${server.url}/billing/checkout`, {
        method: 'POST',
        headers: { cookie },
        body: new URLSearchParams({ account: ACCOUNT, ...form }),
        redirect: 'manual',
      });
    const started = await post({ do: 'start', item: 'fixes_10' });
    const to = new URL(started.headers.get('location') ?? '', server.url);
    const id = to.searchParams.get('checkout_session_id') ?? '';
    const session = { checkout_session_id: id, outcome: 'success', delivery: 'at_once' };
    expect((await post({ do: 'pay', ...session })).status).toBe(303);
    return id;
  }

  const readOne = (sql: string, id: string) =>
    readBooks(server, (sqlite) => sqlite.prepare<[string], string>(sql).pluck().get(id));
  const readCheckout = (id: string) =>
    readOne('select status from sandbox_transaction where transaction_id = ?', id);
  const readEventId = (id: string) =>
    readOne(`select event_id from provider_event where object_id = ?`, id) ?? '';
});
