import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FeedbackEventListSchema } from '#src/contracts/feedback-event.ts';
import { FeedbackItemSchema } from '#src/contracts/feedback.ts';
import { ProblemSchema } from '#src/contracts/problem.ts';
import { startTestServer, type TestServer } from '#test/support/test-server.ts';
import { openQueue, type Queue } from './review-queue.ts';

const MAIN = '/guides/plan-and-credit-blocks/';
let server: TestServer;
let queue: Queue;
let id: string;
beforeAll(async () => {
  server = await startTestServer();
  queue = await openQueue(server.url);
});
afterAll(() => server.stop());
beforeEach(async () => {
  id = await add();
});

async function add(changes: Record<string, unknown> = {}): Promise<string> {
  const body = { submission_id: randomUUID(), page: MAIN, helpful: false, ...changes };
  const response = await fetch(`${server.url}/api/feedback`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await response.json()).id;
}

describe('who may see the queue', () => {
  const calls = (item: string): [string, RequestInit?][] => [
    ['/api/review/feedback'],
    [`/api/review/feedback/${item}/events`],
    [
      `/api/review/feedback/${item}`,
      {
        method: 'PATCH',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ status: 'spam', version: 1 }),
      },
    ],
  ];

  it.each([
    [null, 401],
    ['support', 403],
    ['ready', 403],
    ['finance', 403],
  ])('%s gets %i from every call, and changes nothing', async (person, status) => {
    const cookie = person ? await queue.signIn(person) : '';
    for (const [path, options] of calls(id)) {
      const headers = { ...options?.headers, cookie };
      const response = await fetch(server.url + path, { ...options, headers });
      expect(response.status).toBe(status);
      expect(ProblemSchema.parse(await response.json()).status).toBe(status);
    }
    expect(await queue.find(id)).toMatchObject({ status: 'new', version: 1 });
  });

  it('keeps the reviewer’s answers out of every cache', async () => {
    for (const [path, options] of calls(id)) {
      const headers = { ...options?.headers, cookie: queue.cookie };
      const response = await fetch(server.url + path, { ...options, headers });
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toBe('private, no-store');
    }
  });
});

describe('GET /api/review/feedback', () => {
  it('walks through everything, newest first', async () => {
    const ids = [await add(), await add(), await add()];
    const first = await queue.list('?limit=2');
    expect(first.items.map((item) => item.id)).toEqual([ids[2], ids[1]]);
    const second = await queue.list(`?limit=2&cursor=${first.next_cursor}`);
    expect(second.items.map((item) => item.id)).toEqual([ids[0], id]);
  });

  it('filters by status and page', async () => {
    const other = await add({ page: '/reasons/account-mismatch/' });
    await queue.patch(other, { status: 'dismissed', version: 1 });
    const query = '?status=dismissed&page=/reasons/account-mismatch';
    expect((await queue.list(query)).items.map((item) => item.id)).toEqual([other]);
    expect((await queue.list('?status=dismissed&page=/')).items).toEqual([]);
  });

  it.each([
    ['?status=open', 'status'],
    ['?cursor=nonsense', 'cursor'],
    ['?page=/nope/', 'page'],
    ['?limit=0', 'limit'],
    ['?colour=red', 'colour'],
  ])('refuses %s', async (query, field) => {
    const response = await queue.get(`/api/review/feedback${query}`);
    expect(response.status).toBe(400);
    const problem = ProblemSchema.parse(await response.json());
    expect(problem.errors?.map((error) => error.field)).toEqual([field]);
  });
});

describe('PATCH /api/review/feedback/<id>', () => {
  const events = async () => {
    const response = await queue.get(`/api/review/feedback/${id}/events`);
    return FeedbackEventListSchema.parse(await response.json()).items;
  };

  it('changes the status and keeps who did what', async () => {
    expect(await events()).toEqual([]);
    const response = await queue.patch(id, { status: 'triaged', version: 1 });
    expect(response.status).toBe(200);
    const item = FeedbackItemSchema.parse(await response.json());
    expect(item).toMatchObject({ id, status: 'triaged', version: 2 });
    expect(await queue.find(id)).toEqual(item);
    await queue.patch(id, { status: 'resolved', version: 2 });
    expect(await events()).toMatchObject([
      { version: 2, changes: { status: { from: 'new', to: 'triaged' } } },
      {
        version: 3,
        actor: { email: 'reviewer@sandbox.test' },
        changes: { status: { from: 'triaged', to: 'resolved' } },
      },
    ]);
  });

  it('assigns, labels, notes and marks duplicates, and finds the items by it', async () => {
    const original = await add({ comment: 'the first of its kind' });
    const changed = await queue.patch(id, {
      assignee: 'reviewer@sandbox.test',
      labels: ['Wording', 'billing'],
      duplicate_of: original,
      note: 'Same sentence.',
      version: 1,
    });
    expect(await changed.json()).toMatchObject({
      status: 'duplicate',
      assignee: 'reviewer@sandbox.test',
      labels: ['billing', 'wording'],
      duplicate_of: original,
      version: 2,
    });
    const [event] = await events();
    expect(Object.keys(event?.changes ?? {}).sort()).toEqual([
      'assignee',
      'duplicate_of',
      'labels',
      'note',
      'status',
    ]);
    const query = '?status=duplicate&label=wording&assignee=reviewer@sandbox.test&helpful=false';
    expect((await queue.list(query)).items.map((item) => item.id)).toEqual([id]);
    expect((await queue.list('?q=first+kind')).items.map((item) => item.id)).toEqual([original]);
    const freed = await queue.patch(id, { duplicate_of: null, version: 2 });
    expect(await freed.json()).toMatchObject({ status: 'triaged', duplicate_of: null });
  });

  it('refuses a stale version and changes nothing', async () => {
    await queue.patch(id, { status: 'triaged', version: 1 });
    const response = await queue.patch(id, { status: 'spam', version: 1 });
    const problem = ProblemSchema.parse(await response.json());
    expect(problem).toMatchObject({ status: 409, code: 'STALE_VERSION' });
    expect(problem.errors).toEqual([
      { field: 'version', message: 'Is now 2.' },
      { field: 'status', message: 'Is now "triaged", by reviewer@sandbox.test.' },
    ]);
    expect(await queue.find(id)).toMatchObject({ status: 'triaged', version: 2 });
    expect(await events()).toHaveLength(1);
  });

  it.each([
    [{ status: 'open', version: 1 }, ['status']],
    [{ status: 'spam' }, ['version']],
    [{ status: 'spam', version: '1' }, ['version']],
    [{ status: 'spam', version: 1, comment: 'x' }, ['comment']],
    [{}, ['version']],
    [{ version: 1 }, ['body']],
    [{ assignee: 'ready@sandbox.test', version: 1 }, ['assignee']],
    [{ duplicate_of: 'nope', version: 1 }, ['duplicate_of']],
    [{ labels: ['=', 'ok'], version: 1 }, ['labels.0']],
  ])('refuses %j', async (content, fields) => {
    const response = await queue.patch(id, content);
    expect(response.status).toBe(400);
    const problem = ProblemSchema.parse(await response.json());
    expect(problem.errors?.map((error) => error.field)).toEqual(fields);
    expect(await queue.find(id)).toMatchObject({ version: 1 });
  });

  it('knows no other items', async () => {
    expect((await queue.patch('nope', { status: 'spam', version: 1 })).status).toBe(404);
    expect((await queue.get('/api/review/feedback/nope/events')).status).toBe(404);
  });
});
