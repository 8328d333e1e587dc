import SqliteDatabase from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { HEARTBEAT_MS } from '#src/accounts/stream-changes.ts';
import { GRACE_MS } from '#src/app/stop-server.ts';
import { AccountEventSchema } from '#src/contracts/account-event.ts';
import { signIn } from '#test/support/sign-in.ts';
import { startTestServer, type TestServer } from '#test/support/test-server.ts';
import { describeAnswer } from './account-reader.ts';
import { openEvents } from './event-reader.ts';

const READY = '/api/account/acc_ready/events';
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** Listens as one of the sandbox's people, with a session of its own. */
async function listen(person: string, path: string, headers: Record<string, string> = {}) {
  const cookie = await signIn(server.url, `${person}@sandbox.test`);
  const events = await openEvents(`${server.url}${path}`, { cookie, ...headers });
  onTestFinished(events.leave);
  expect(events.response.status).toBe(200);
  expect(await events.next()).toEqual({ retry: '2000' });
  return { cookie, ...events };
}

/** Another process writes to the database. */
function write(statement: string): void {
  const file = new SqliteDatabase(server.dbPath);
  file.exec(statement);
  file.close();
}

const state = (account_id: string, version: number) => ({
  event: 'state',
  id: String(version),
  data: JSON.stringify({ account_id, version }),
});

describe('GET /api/account/<id>/events', () => {
  it('says the present version at once, and nothing else of the account', async () => {
    const { response, next } = await listen('ready', READY);
    const first = await next();
    expect(first).toEqual(state('acc_ready', 1));
    expect(AccountEventSchema.strict().parse(JSON.parse(first?.data ?? ''))).toBeTruthy();
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'private, no-store',
      'x-accel-buffering': 'no',
    });
  });

  it.each(['0', '2', '', 'x', '1.0'])('says it to a listener that claims %j', async (id) => {
    const { next } = await listen('ready', READY, { 'Last-Event-ID': id });
    expect(await next()).toEqual(state('acc_ready', 1));
  });

  it('is refused to a stranger', async () => {
    for (const cookie of ['', 'reasonbook.session_token=made-up.signature']) {
      const response = await fetch(`${server.url}${READY}`, { headers: { cookie } });
      expect(response.status).toBe(401);
      expect(response.headers.get('content-type')).toContain('application/problem+json');
      expect(response.headers.get('cache-control')).toBe('private, no-store');
      expect(await response.json()).toMatchObject({ status: 401, code: 'NOT_SIGNED_IN' });
    }
  });

  it('gives one and the same 404 for a foreign account and for one that does not exist', async () => {
    for (const person of ['ready', 'nobody', 'support']) {
      const cookie = await signIn(server.url, `${person}@sandbox.test`);
      const ask = async (id: string) =>
        describeAnswer(
          await fetch(`${server.url}/api/account/${id}/events`, { headers: { cookie } }),
        );
      const foreign = await ask('acc_plan_change_required');
      expect(foreign.status).toBe(404);
      expect(foreign.headers['content-type']).toContain('application/problem+json');
      expect(JSON.parse(foreign.body)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
      for (const id of ['acc_plan_change_requirex', 'x', '..%2Facc_ready', 'acc_ready%00']) {
        expect(await ask(id), id).toEqual(foreign);
      }
    }
  });

  it('leaves nothing of the account in the log', async () => {
    const before = server.output().length;
    await listen('checkout-payment-pending', '/api/account/acc_checkout_payment_pending/events');
    await expect.poll(() => server.output().slice(before)).toContain('/events"');
    expect(server.output().slice(before)).not.toMatch(/checkout_payment_pending|Fernhill|@sandbox/);
  });
});

// It waits for one.
describe('a heartbeat', { timeout: 60_000 }, () => {
  it('comes every 15 seconds, tells what others changed, and ends what may not go on', async () => {
    const listenAgain = async (person: string) => {
      const account = `acc_${person.replaceAll('-', '_')}`;
      const path = `/api/account/${account}/events`;
      const again = await listen(person, path, { 'Last-Event-ID': '1' });
      // Once a later listener has heard, the first look of this one is over.
      const later = await listen(person, path);
      expect(await later.next()).toEqual(state(account, 1));
      return again;
    };
    const [changed, lost, revoked] = await Promise.all(
      ['ai-credit-limit-reached', 'plan-change-required', 'subscription-past-due'].map(listenAgain),
    );
    const idOf = (person: string) =>
      `(select id from auth_users where email = '${person}@sandbox.test')`;
    write(`
      update sandbox_account set version = 2 where account_id = 'acc_ai_credit_limit_reached';
      delete from sandbox_member where user_id = ${idOf('plan-change-required')};
      delete from auth_sessions where userId = ${idOf('subscription-past-due')};
    `);
    // Nothing came before it: they all had version 1.
    for (const { next } of [changed!, lost!, revoked!])
      expect(await next()).toEqual({ comment: '' });
    expect(await changed!.next()).toEqual(state('acc_ai_credit_limit_reached', 2));
    expect(await lost!.next()).toBeNull();
    expect(await revoked!.next()).toBeNull();
  });
});

describe('the end of the session', () => {
  const ways: [name: string, path: string, init: RequestInit][] = [
    ['the form', '/sign-out', { redirect: 'manual' }],
    ['the auth API', '/api/auth/sign-out', {}],
    ['signing out everywhere', '/api/auth/revoke-sessions', {}],
  ];
  it.each(ways)('by %s ends its streams at once, and no others', async (_name, path, init) => {
    const other = await listen('ready', READY);
    const { cookie, next, rest } = await listen('finance', READY);
    // A session that ends before the stream's first look ends it without a state.
    expect(await next()).toEqual(state('acc_ready', 1));
    const ended = rest();
    const startedAt = performance.now();
    await fetch(`${server.url}${path}`, { method: 'POST', headers: { cookie }, ...init });
    expect(await ended).toEqual([]);
    // Not only when the stream looks for itself.
    expect(performance.now() - startedAt).toBeLessThan(HEARTBEAT_MS / 2);
    expect(await other.next()).toEqual(state('acc_ready', 1));
    const still = await Promise.race([other.next(), wait(200).then(() => 'open')]);
    expect(still).toBe('open');
  });
});

describe('SIGTERM', () => {
  it('does not wait for open streams', async () => {
    const stopped = await startTestServer();
    onTestFinished(stopped.stop);
    const cookie = await signIn(stopped.url, 'ready@sandbox.test');
    const { next, rest } = await openEvents(`${stopped.url}${READY}`, { cookie });
    expect([await next(), await next()]).toHaveLength(2);
    const ended = rest();
    const startedAt = performance.now();
    expect((await stopped.terminate()).code).toBe(0);
    expect(performance.now() - startedAt).toBeLessThan(GRACE_MS);
    expect(await ended).toEqual([]);
  });
});

const wait = (milliseconds: number) =>
  new Promise<void>((resolve) => void setTimeout(resolve, milliseconds));
