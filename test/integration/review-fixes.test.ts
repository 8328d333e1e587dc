import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FeedbackSummarySchema } from '#src/contracts/feedback-summary.ts';
import { FeedbackEventListSchema } from '#src/contracts/feedback-event.ts';
import { ProblemSchema } from '#src/contracts/problem.ts';
import { startTestServer, type TestServer } from '#test/support/test-server.ts';
import { openQueue, type Queue } from './review-queue.ts';

const COMMIT = '0a1b2c3d4e5f60718293a4b5c6d7e8f901234567';
let server: TestServer;
let queue: Queue;
beforeAll(async () => {
  server = await startTestServer({ env: { REPO_URL: 'https://git.example.test/docs' } });
  queue = await openQueue(server.url);
});
afterAll(() => server.stop());

async function add(changes: Record<string, unknown> = {}): Promise<string> {
  const page = '/guides/plan-and-credit-blocks/';
  const body = { submission_id: randomUUID(), page, helpful: false, ...changes };
  const response = await fetch(`${server.url}/api/feedback`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(201);
  return (await response.json()).id;
}
const read = async (path: string) => (await queue.get(path)).text();
const eventsOf = async (id: string) =>
  FeedbackEventListSchema.parse(await (await queue.get(`/api/review/feedback/${id}/events`)).json())
    .items;

describe('what is resolved', () => {
  it('names the commit that fixed it, in the item, its history, the page and the exports', async () => {
    const id = await add({ comment: 'fixed by a commit' });
    const open = await queue.patch(id, { fixed_in: COMMIT, version: 1 });
    expect(open.status).toBe(400);
    const { errors } = ProblemSchema.parse(await open.json());
    expect(errors?.map(({ field }) => field)).toEqual(['fixed_in']);
    const fixed = await queue.patch(id, { status: 'resolved', fixed_in: COMMIT, version: 1 });
    expect(await fixed.json()).toMatchObject({ status: 'resolved', fixed_in: COMMIT, version: 2 });
    expect(await eventsOf(id)).toMatchObject([{ changes: { fixed_in: { to: COMMIT } } }]);
    const html = await read(`/review?item=${id}`);
    expect(html).toContain(`href="https://git.example.test/docs/commit/${COMMIT}"`);
    expect(await read('/api/review/export.csv?q=fixed+commit')).toContain(`,${COMMIT},`);
    expect(await read('/api/review/export.ndjson?q=fixed+commit')).toContain(
      `"fixed_in":"${COMMIT}"`,
    );
    const taken = await queue.patch(id, { fixed_in: null, version: 2 });
    expect(await taken.json()).toMatchObject({ status: 'resolved', fixed_in: null });
  });

  it('comes back with the next report of its kind, and both lead to each other', async () => {
    const kind = { step: 'use-checkout', category: 'wrong' };
    const old = await add({ ...kind, comment: 'the first of them' });
    await queue.patch(old, { status: 'resolved', version: 1 });
    await add({ ...kind, helpful: true });
    await add({ ...kind, step: 'check-payment' });
    expect(await queue.find(old)).toMatchObject({ came_back_by: null, version: 2 });
    const again = await add({ ...kind, comment: 'the same once more' });
    expect(await queue.find(again)).toMatchObject({ came_back_of: old, status: 'new' });
    expect(await queue.find(old)).toMatchObject({ came_back_by: again, version: 3 });
    expect((await eventsOf(old)).at(-1)).toMatchObject({ actor: { email: 'site' }, version: 3 });
    expect((await queue.list('?came_back=true')).items.map(({ id }) => id)).toEqual([old]);
    const [oldPage, newPage] = [`/review?item=${old}`, `/review?item=${again}`];
    expect(await read(oldPage)).toMatch(
      new RegExp(`Came back: reported again[^]*?/review\\?item=${again}`),
    );
    expect(await read(newPage)).toMatch(
      new RegExp(`Came back: resolved before as[^]*?/review\\?item=${old}`),
    );
    // A reviewer who saw it before does not overwrite that it came back.
    expect((await queue.patch(old, { status: 'dismissed', version: 2 })).status).toBe(409);
  });
});

it('counts readers who said the same, and no longer those whose duplicate was undone', async () => {
  const original = await add({ page: '/reasons/', comment: 'said by three' });
  const [one, two] = [await add({ page: '/reasons/' }), await add({ page: '/reasons/' })];
  await queue.patch(one, { duplicate_of: original, version: 1 });
  await queue.patch(two, { duplicate_of: original, version: 1 });
  expect(await read(`/review?item=${original}`)).toContain('2 duplicates: 3 readers said this');
  const list = await read('/review?page=/reasons/&q=three');
  expect(list).toContain('3 readers said this');
  await queue.patch(one, { duplicate_of: null, version: 2 });
  expect(await read(`/review?item=${original}`)).toContain('1 duplicate: 2 readers said this');
});

it('shows today’s sentence beside the one that was read, and an issue to write', async () => {
  const step = { step: 'check-credits' };
  const same = await add({ ...step, excerpt: 'The others don’t help.' });
  expect(await read(`/review?item=${same}`)).toContain('Unchanged.');
  const other = await add({ ...step, excerpt: 'Look at the one account that your action uses.' });
  const html = await read(`/review?item=${other}`);
  expect(html).toMatch(/<del[^>]*>account<\/del>\s*<ins[^>]*>balance<\/ins>/);
  expect(html).toMatch(/href="https:\/\/git\.example\.test\/docs\/issues\/new\?title=/);
  const gone = await add({ ...step, excerpt: 'Call our office in the morning, and bring a pen.' });
  expect(await read(`/review?item=${gone}`)).toContain('Gone: the page');
});

describe('the summary', () => {
  it('says where readers are stuck, and draws it with names and tables', async () => {
    const owner = await queue.signIn('credit-balance-exhausted');
    for (let index = 0; index < 2; index++) {
      await fetch(`${server.url}/api/feedback`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', cookie: owner },
        body: JSON.stringify({
          submission_id: randomUUID(),
          page: '/reasons/credit-balance-exhausted/',
          step: 'check-credits',
          helpful: false,
          share_readiness: { action: 'fix', target: 'fix-tasks/fix_credit_balance_exhausted' },
        }),
      });
    }
    await add({ page: '/reasons/credit-balance-exhausted/', helpful: true });
    const response = await queue.get('/api/review/summary?days=7');
    const summary = FeedbackSummarySchema.parse(await response.json());
    const line = summary.pages.find(({ name }) => name === '/reasons/credit-balance-exhausted/');
    expect(line).toMatchObject({
      votes: 3,
      helpful: 1,
      open: 3,
      ageing: 0,
      stuck: [{ verdict: 'blocked', step: 'check-credits', readers: 2 }],
    });
    expect(summary.by_day).toHaveLength(7);
    const html = await read('/review/summary?days=7');
    expect(html).toContain('2 did not find it helpful, 2 of them blocked at check-credits');
    const names = [...html.matchAll(/role="img" aria-label="([^"]+)"/g)].map(([, name]) => name);
    expect(names).toEqual([
      expect.stringMatching(/^Helpful share of pages.*CREDIT_BALANCE_EXHAUSTED 33% of 3[;.]/),
      expect.stringMatching(/^Votes of each of 7 days: \d+ helpful, \d+ not helpful\./),
    ]);
    expect(html.match(/<svg [^>]*class="marks"/g)).toHaveLength(4);
    expect(html).toContain('Votes of each day, as a table');
  });
});
