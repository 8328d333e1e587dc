import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '#test/support/test-server.ts';
import { openQueue, type Queue } from './review-queue.ts';

const MAIN = '/guides/plan-and-credit-blocks/';
const SECRET = 'zanzibar';
let server: TestServer;
let queue: Queue;
beforeAll(async () => {
  server = await startTestServer();
  queue = await openQueue(server.url);
});
afterAll(() => server.stop());

async function send(changes: Record<string, unknown>) {
  const body = { submission_id: randomUUID(), page: MAIN, helpful: false, ...changes };
  const response = await fetch(`${server.url}/api/feedback`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { body, status: response.status, id: ((await response.json()) as { id: string }).id };
}

const hold = () =>
  send({
    step: 'check-credits',
    code: 'CREDIT_BALANCE_EXHAUSTED',
    category: 'wrong',
    comment: `Write to jane@${SECRET}.com about it`,
  });

const answer = (fields: Record<string, string>, cookie = queue.cookie) =>
  fetch(`${server.url}/review/held`, {
    method: 'POST',
    headers: { cookie },
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });

/** Every way in which a reviewer, or a program of theirs, reads the queue. */
const WAYS = (id: string) => [
  '/api/review/feedback',
  '/api/review/feedback?status=new',
  `/api/review/feedback?page=${MAIN}&step=check-credits&code=CREDIT_BALANCE_EXHAUSTED`,
  '/api/review/feedback?helpful=false&category=wrong&assignee=none',
  `/api/review/feedback?q=${SECRET}`,
  '/api/review/feedback?q=write',
  `/api/review/feedback/${id}/events`,
  '/api/review/export.csv',
  `/api/review/export.ndjson?q=${SECRET}`,
  '/api/review/export.ndjson',
  '/api/review/summary?days=7',
  '/review',
  `/review?q=${SECRET}`,
  `/review?item=${id}`,
  '/review/summary',
  '/review/unknown-codes',
];

async function readAll(id: string) {
  const answers = await Promise.all(WAYS(id).map(async (path) => (await queue.get(path)).text()));
  // What was asked for stands in the address and the fields of a page.
  return answers.map((text) =>
    text.replaceAll(id, '').replaceAll(`value="${SECRET}"`, '').replaceAll(`q=${SECRET}`, ''),
  );
}

describe('an item with personal data', () => {
  it('is acknowledged like any other, and in no answer until a reviewer decides', async () => {
    await send({ comment: 'Nothing personal' });
    const before = await readAll(randomUUID());
    const { status, id, body } = await hold();
    expect(status).toBe(201);
    const after = await readAll(id);
    for (const [index, text] of after.entries()) {
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain(body.submission_id);
      const isCount = WAYS('')[index]?.includes('summary?') ?? false;
      if (isCount) expect(withoutTimes(text)).toEqual(withoutTimes(before[index] ?? ''));
    }
    const patch = await queue.patch(id, { status: 'triaged', version: 1 });
    const unknown = await queue.patch(randomUUID(), { status: 'triaged', version: 1 });
    expect([patch.status, await patch.text()]).toEqual([404, await unknown.text()]);
    const { id: other } = await send({ comment: 'About the same' });
    const duplicate = await queue.patch(other, { duplicate_of: id, version: 1 });
    expect([duplicate.status, await duplicate.text()]).toEqual([
      400,
      expect.stringContaining('There is no item with this id.'),
    ]);
    const repeat = await fetch(`${server.url}/api/feedback`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect([repeat.status, await repeat.json()]).toEqual([200, { id }]);
    expect(server.output()).not.toContain(SECRET);

    const opened = await answer({ decision: 'open', id });
    const html = await opened.text();
    const version = /name="version" value="(\d+)"/.exec(html)?.[1] ?? '';
    expect(html).toMatch(new RegExp(`<mark[^>]*>\\s*jane@${SECRET}\\.com`));
    expect(opened.headers.get('cache-control')).toBe('private, no-store');
    expect((await readAll(id)).join()).not.toContain(SECRET);

    const decided = await answer({ decision: 'remove', id, version });
    expect([decided.status, decided.headers.get('location')]).toEqual([
      303,
      '/review/held?decided=remove',
    ]);
    expect(await queue.find(id)).toMatchObject({ comment: 'Write to [e-mail address] about it' });
    const { items } = await queue.list('?q=write');
    expect(items.map((item) => item.id)).toEqual([id]);
    const trail = await (await queue.get(`/api/review/feedback/${id}/events`)).text();
    expect(trail).toMatch(/personal_opened.*"to":"remove"/);
    expect((await queue.patch(id, { status: 'triaged', version: 3 })).status).toBe(200);
  });

  it('is shown to docs reviewers only, and listed without its words', async () => {
    const { id } = await hold();
    const page = '/review/held';
    const signedOut = await fetch(server.url + page, { redirect: 'manual' });
    expect([signedOut.status, signedOut.headers.get('location')]).toEqual([
      302,
      '/sign-in?return=/review/held',
    ]);
    const customer = await queue.signIn('ready');
    const foreign = await fetch(server.url + page, { headers: { cookie: customer } });
    expect(foreign.status).toBe(403);
    expect(await foreign.text()).not.toContain(id);
    const refused = await answer({ decision: 'open', id }, customer);
    expect([refused.status, (await refused.text()).includes(SECRET)]).toEqual([403, false]);
    const list = await queue.get(page);
    const html = await list.text();
    expect(list.headers.get('cache-control')).toBe('private, no-store');
    expect(html).toMatch(/<meta name="robots" content="noindex"/);
    expect(html).toContain('Found: e-mail address');
    expect(html).toContain(id);
    expect(html).not.toContain(SECRET);
    await answer({ decision: 'delete', id, version: '1' });
    expect(await queue.find(id)).toMatchObject({ comment: null, version: 2 });
  });

  it('tells the slower of two reviewers, and one who comes too late', async () => {
    const { id } = await hold();
    await answer({ decision: 'open', id });
    const stale = await answer({ decision: 'keep', id, version: '1' });
    expect(stale.status).toBe(409);
    expect(await stale.text()).toContain('somebody else opened this item meanwhile');
    expect((await answer({ decision: 'keep', id, version: '3' })).status).toBe(303);
    const late = await answer({ decision: 'delete', id, version: '3' });
    expect([late.status, (await late.text()).includes('is not held back')]).toEqual([404, true]);
    expect((await answer({ decision: 'open', id: 'nope' })).status).toBe(400);
    expect((await answer({ decision: 'burn', id, version: '3' })).status).toBe(400);
    const foreign = await fetch(`${server.url}/review/held`, {
      method: 'POST',
      headers: { cookie: queue.cookie, Origin: 'https://evil.test' },
      body: new URLSearchParams({ decision: 'open', id }),
    });
    expect(foreign.status).toBe(403);
  });
});

const withoutTimes = (text: string) => text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '');
