import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BulkAnswerSchema, type BulkResult } from '#src/contracts/feedback-bulk.ts';
import { FeedbackEventListSchema } from '#src/contracts/feedback-event.ts';
import { ProblemSchema } from '#src/contracts/problem.ts';
import { startTestServer, type TestServer } from '#test/support/test-server.ts';
import { openQueue, type Queue } from './review-queue.ts';

const ME = 'reviewer@sandbox.test';
let server: TestServer;
let queue: Queue;
let ids: string[];
beforeAll(async () => {
  server = await startTestServer();
  queue = await openQueue(server.url);
});
afterAll(() => server.stop());
beforeEach(async () => {
  ids = [await add(), await add(), await add()];
});

async function add(): Promise<string> {
  const response = await fetch(`${server.url}/api/feedback`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ submission_id: randomUUID(), page: '/fields/', helpful: false }),
  });
  return (await response.json()).id;
}

const call = (path: string, content: unknown, cookie = queue.cookie) =>
  fetch(`${server.url}/api/review/feedback/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', cookie },
    body: JSON.stringify(content),
  });
const read = async (response: Response) => BulkAnswerSchema.parse(await response.json());
const seen = (version: number) => ids.map((id) => ({ id, version }));
const made = (results: BulkResult[]) =>
  results.map(({ id, version }) => ({ id, version: version ?? 0 }));
const outcomes = (results: BulkResult[]) => results.map(({ outcome }) => outcome);

describe('POST /api/review/feedback/bulk, and undo', () => {
  it('changes many with one call, and takes them back', async () => {
    const change = { status: 'resolved', assignee: ME, add_labels: ['Wording'] };
    const response = await call('bulk', { items: seen(1), change });
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    const { results } = await read(response);
    expect(outcomes(results)).toEqual(['done', 'done', 'done']);
    const items = await queue.list('?status=resolved&label=wording');
    expect(items.items.map(({ id }) => id).sort()).toEqual([...ids].sort());

    const undone = await read(await call('undo', { items: made(results) }));
    expect(outcomes(undone.results)).toEqual(['done', 'done', 'done']);
    expect((await queue.list('?status=resolved&label=wording')).items).toEqual([]);
    const trail = await queue.get(`/api/review/feedback/${ids[0]}/events`);
    expect(FeedbackEventListSchema.parse(await trail.json()).items).toMatchObject([
      { version: 2, undo_of: null, actor: { email: ME } },
      { version: 3, undo_of: 2, changes: { status: { from: 'resolved', to: 'new' } } },
    ]);
  });

  it('tells of each that somebody was faster with, and changes the others', async () => {
    const [first = '', second = '', third = ''] = ids;
    await queue.patch(second, { status: 'spam', version: 1 });
    const change = { duplicate_of: first };
    const { results } = await read(await call('bulk', { items: seen(1), change }));
    expect(results).toMatchObject([
      { id: first, outcome: 'refused', errors: [{ field: 'duplicate_of' }] },
      { id: second, outcome: 'stale', version: 2 },
      { id: third, outcome: 'done', version: 2 },
    ]);
    expect(results[1]?.errors).toContainEqual({
      field: 'status',
      message: `Is now "spam", by ${ME}.`,
    });
    await queue.patch(third, { note: 'The same sentence.', version: 2 });
    const items = [{ id: third, version: 2 }];
    expect(outcomes((await read(await call('undo', { items }))).results)).toEqual(['stale']);
    expect(await queue.find(third)).toMatchObject({ duplicate_of: first, version: 3 });
  });

  it.each([
    [null, 401],
    ['support', 403],
  ])('refuses %s with %i', async (person, status) => {
    const cookie = person ? await queue.signIn(person) : '';
    const body = { items: seen(1), change: { status: 'spam' } };
    expect((await call('bulk', body, cookie)).status).toBe(status);
    expect((await call('undo', { items: seen(1) }, cookie)).status).toBe(status);
    expect(await queue.find(ids[0] ?? '')).toMatchObject({ version: 1 });
  });

  it.each([
    [{ items: [], change: { status: 'spam' } }, ['items']],
    [{ items: [{ id: 'a', version: 1 }], change: {} }, ['change.body']],
    [{ items: [{ id: 'a', version: 0 }], change: { status: 'spam' } }, ['items.0.version']],
    [{ items: Array(2).fill({ id: 'a', version: 1 }), change: { status: 'spam' } }, ['items']],
    [
      {
        items: Array.from({ length: 101 }, (_, index) => ({ id: `i${index}`, version: 1 })),
        change: { status: 'spam' },
      },
      ['items'],
    ],
  ])('refuses %j', async (content, fields) => {
    const response = await call('bulk', content);
    expect(response.status).toBe(400);
    const problem = ProblemSchema.parse(await response.json());
    expect(problem.errors?.map(({ field }) => field)).toEqual(fields);
  });
});

describe('the list as a plain form', () => {
  const send = (path: string, fields: Record<string, string>) =>
    fetch(server.url + path, {
      method: 'POST',
      headers: { cookie: queue.cookie },
      body: new URLSearchParams(fields),
      redirect: 'manual',
    });
  const picks = () => Object.fromEntries(ids.map((id) => [`pick.${id}`, '1']));

  it('changes what is ticked, says so once, and offers the way back', async () => {
    const fields = { ...picks(), do: 'change', status: 'dismissed', add_labels: 'a, b' };
    const response = await send('/review?page=/fields/', fields);
    expect(response.status).toBe(303);
    const location = response.headers.get('location') ?? '';
    expect(location).toMatch(/^\/review\?page=\/fields\/&batch=[\w-]{36}$/);
    const html = await (await queue.get(location)).text();
    expect(html).toContain('3 items dismissed, relabelled.');
    const undo = /<form[^>]*data-undo.*?<\/form>/s.exec(html)?.[0] ?? '';
    const offered = [...undo.matchAll(/name="(pick\.[\w-]+)" value="(\d+)"/g)];
    expect(offered).toHaveLength(3);
    const back = Object.fromEntries(offered.map(([, name, version]) => [name, version]));
    const undone = await send('/review?page=/fields/', { ...back, do: 'undo' });
    const end = await (await queue.get(undone.headers.get('location') ?? '')).text();
    expect(end).toContain('Undone: 3 items as before.');
    expect(await queue.find(ids[0] ?? '')).toMatchObject({ status: 'new', labels: [], version: 3 });
  });

  it('ticks the whole page, and leaves ticked what somebody else was faster with', async () => {
    const all = await (await queue.get('/review?page=/fields/&select=all')).text();
    expect(all.match(/<input[^>]*data-pick[^>]*checked/g)?.length).toBeGreaterThanOrEqual(3);
    await queue.patch(ids[1] ?? '', { status: 'spam', version: 1 });
    const response = await send('/review', { ...picks(), do: 'resolve' });
    expect(response.status).toBe(409);
    const html = await response.text();
    expect(html).toContain('2 items resolved.');
    expect(html).toContain('somebody changed it meanwhile');
    const ticked = [...html.matchAll(/<input[^>]*name="pick\.([\w-]+)"[^>]*checked/g)];
    expect(ticked.map(([, id]) => id)).toEqual([ids[1]]);
  });

  it('changes nothing where nothing is ticked or chosen', async () => {
    const response = await send('/review', { do: 'change', status: 'spam' });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('Choose at least one item.');
    expect((await send('/review', { ...picks(), do: 'change' })).status).toBe(400);
  });

  it('shows the slower reviewer the new status, where they chose none', async () => {
    const [id = ''] = ids;
    await queue.patch(id, { status: 'resolved', version: 1 });
    const typed = { status: 'new', labels: 'mine', note: 'Typed long.', version: '1' };
    const response = await send(`/review?item=${id}`, typed);
    expect(response.status).toBe(409);
    const html = await response.text();
    expect(html).toContain('>Typed long.</textarea>');
    expect(html).toMatch(/name="labels" value="mine"/);
    expect(html).toMatch(/<option value="resolved" selected/);
    expect(html).not.toContain('You chose');
  });
});
