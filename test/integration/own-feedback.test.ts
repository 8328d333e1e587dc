import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signIn } from '#test/support/sign-in.ts';
import { startTestServer, type TestServer } from '#test/support/test-server.ts';
import { openQueue, type Queue } from './review-queue.ts';

const MAIN = '/guides/plan-and-credit-blocks/';
const ANN = 'ready@sandbox.test';
let server: TestServer;
let queue: Queue;
let ann: string;
let bob: string;
beforeAll(async () => {
  server = await startTestServer();
  queue = await openQueue(server.url);
  ann = await signIn(server.url, ANN);
  bob = await signIn(server.url, 'finance@sandbox.test');
});
afterAll(() => server.stop());

function send(content: Record<string, unknown>, cookie = '') {
  return fetch(`${server.url}/api/feedback`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', cookie },
    body: JSON.stringify({ submission_id: randomUUID(), page: MAIN, helpful: false, ...content }),
  });
}
const idOf = async (response: Response) => String((await response.json()).id);
const remove = (id: string, cookie = '', headers: Record<string, string> = {}) =>
  fetch(`${server.url}/api/feedback/${id}`, { method: 'DELETE', headers: { cookie, ...headers } });
const openMine = (cookie: string, query = '') =>
  fetch(`${server.url}/feedback/mine${query}`, { headers: { cookie }, redirect: 'manual' });
const postMine = (fields: Record<string, string>, cookie: string, headers = {}) =>
  fetch(`${server.url}/feedback/mine`, {
    method: 'POST',
    headers: { cookie, ...headers },
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });

let named: string;
let nameless: string;
beforeEach(async () => {
  named = await idOf(await send({ comment: 'Mine <b>', with_name: true }, ann));
  nameless = await idOf(await send({ comment: 'Nobody’s' }, ann));
});

describe('feedback with a name', () => {
  it('shows it in the item alone: no list, export or history has it', async () => {
    const detail = async (id: string) => await (await queue.get(`/review?item=${id}`)).text();
    expect(await detail(named)).toContain(`mailto:${ANN}`);
    expect(await detail(nameless)).not.toContain(ANN);
    expect(await detail(nameless)).toContain('A reader, without a name');
    for (const path of [
      '/api/review/feedback',
      `/api/review/feedback/${named}/events`,
      '/api/review/export.csv',
      '/api/review/export.ndjson',
      '/api/review/summary',
      `/review?item=${nameless}`,
    ]) {
      expect(await (await queue.get(path)).text(), path).not.toMatch(/ready@|reader_/);
    }
    const changed = await queue.patch(named, { status: 'triaged', version: 1 });
    expect(await changed.text()).not.toContain(ANN);
  });

  it('is refused signed out, with what to change; a plain form keeps its text', async () => {
    const refused = await send({ with_name: true });
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ errors: [{ field: 'with_name' }] });
    const form = await fetch(`${server.url}/api/feedback`, {
      method: 'POST',
      body: new URLSearchParams({ page: MAIN, helpful: 'no', comment: 'Kept', with_name: 'true' }),
    });
    expect(form.status).toBe(400);
    const html = await form.text();
    expect(html).toContain('Only a signed-in reader has an address');
    expect(html).toContain('Kept');
  });

  it('answers a repeat with the same id', async () => {
    const sent = { submission_id: randomUUID(), with_name: true };
    const first = await idOf(await send(sent, ann));
    const again = await send(sent, ann);
    expect([again.status, await idOf(again)]).toEqual([200, first]);
    expect((await send({ ...sent, with_name: false }, ann)).status).toBe(409);
  });

  it('is nowhere in the log', () => {
    // Not what the start prints: it lists the sandbox's people.
    const log = server
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'));
    expect(log.join('\n')).toContain('/api/feedback');
    expect(log.join('\n')).not.toContain(ANN);
  });
});

describe('DELETE /api/feedback/<id>', () => {
  it('deletes one’s own, once; anything else is the same 404', async () => {
    const answers = [
      await remove(named, bob),
      await remove(nameless, ann),
      await remove(randomUUID(), ann),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    const bodies = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(bodies).size).toBe(1);
    expect((await remove(named)).status).toBe(401);
    expect((await remove(named, ann, { Origin: 'https://evil.test' })).status).toBe(403);
    expect((await queue.list('?q=mine')).items.map(({ id }) => id)).toContain(named);
    const deleted = await remove(named, ann);
    expect([deleted.status, await deleted.text()]).toEqual([204, '']);
    expect((await remove(named, ann)).status).toBe(404);
    expect((await queue.list('?q=mine')).items.map(({ id }) => id)).not.toContain(named);
    expect((await queue.get(`/review?item=${named}`)).status).toBe(404);
  });

  it('knows no other method', async () => {
    const answer = await fetch(`${server.url}/api/feedback/${named}`, { headers: { cookie: ann } });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'DELETE']);
  });
});

describe('/feedback/mine', () => {
  it('is for signed-in readers, for no cache and no search engine', async () => {
    const away = await openMine('');
    expect(away.status).toBe(302);
    expect(away.headers.get('location')).toBe('/sign-in?return=%2Ffeedback%2Fmine');
    const page = await openMine(ann);
    expect(page.headers.get('cache-control')).toBe('private, no-store');
    const html = await page.text();
    expect(html).toMatch(/<meta name="robots" content="noindex"/);
    expect(html).toContain('Mine &lt;b&gt;');
    expect(html).not.toContain('Nobody’s');
    expect(await (await openMine(bob)).text()).not.toContain('Mine');
  });

  it('asks first, then deletes one; foreign and unknown are one page', async () => {
    const asked = await openMine(ann, `?delete=${named}`);
    expect(asked.status).toBe(200);
    expect(await asked.text()).toContain('Yes, delete it');
    for (const id of [named, randomUUID()]) {
      expect((await openMine(bob, `?delete=${id}`)).status).toBe(404);
      expect((await postMine({ delete: id }, bob)).status).toBe(404);
    }
    const foreign = { Origin: 'https://evil.test' };
    expect((await postMine({ delete: named }, ann, foreign)).status).toBe(403);
    expect((await postMine({ delete: named }, '')).status).toBe(303);
    const done = await postMine({ delete: named }, ann);
    expect([done.status, done.headers.get('location')]).toEqual([303, '/feedback/mine?deleted=1']);
    expect((await openMine(ann, `?delete=${named}`)).status).toBe(404);
  });

  it('deletes all of one reader, and nothing else', async () => {
    const bobs = await idOf(await send({ comment: 'Of Bob', with_name: true }, bob));
    expect(await (await openMine(ann, '?delete=all')).text()).toContain('Yes, delete all');
    expect((await postMine({ delete: 'all' }, ann)).status).toBe(303);
    expect(await (await openMine(ann)).text()).toContain('You have sent nothing');
    const left = (await queue.listAll()).map(({ id }) => id);
    expect(left).toEqual(expect.arrayContaining([bobs, nameless]));
    expect(left).not.toContain(named);
  });
});
