import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FeedbackSummarySchema } from '#src/contracts/feedback-summary.ts';
import { FeedbackItemSchema } from '#src/contracts/feedback.ts';
import { startTestServer, type TestServer } from '#test/support/test-server.ts';
import { openQueue, type Queue } from './review-queue.ts';

let server: TestServer;
let queue: Queue;
beforeAll(async () => {
  server = await startTestServer({ env: { RATE_LIMITS: 'off' } });
  queue = await openQueue(server.url);
  for (let index = 0; index < 3; index++) await add({ comment: `number ${index}` });
  await add({ page: '/fields/', comment: '=1+1; "quoted",\nsecond line', step: null });
});
afterAll(() => server.stop());

async function add(changes: Record<string, unknown>): Promise<void> {
  const page = '/guides/plan-and-credit-blocks/';
  const body = { submission_id: randomUUID(), page, helpful: false, ...changes };
  const response = await fetch(`${server.url}/api/feedback`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(201);
}

describe('the export', () => {
  it('has every item of the filter as a line of JSON, newest first', async () => {
    const response = await queue.get('/api/review/export.ndjson?q=number');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="feedback-\d{4}-\d\d-\d\d\.ndjson"$/,
    );
    const lines = (await response.text()).trimEnd().split('\n');
    const items = lines.map((line) => FeedbackItemSchema.parse(JSON.parse(line)));
    expect(items.map(({ comment }) => comment)).toEqual(['number 2', 'number 1', 'number 0']);
  });

  it('has a header in CSV, and no cell that a spreadsheet would run', async () => {
    const csv = await (await queue.get('/api/review/export.csv?page=/fields/')).text();
    const [header, line] = csv.split('\r\n');
    expect(header).toMatch(/^id,created_at,updated_at,page,step,code,helpful,/);
    expect(line).toContain('/fields/,,,false,');
    expect(csv).toContain(`"'=1+1; ""quoted"",\nsecond line"`);
  });

  it('goes on behind the first five hundred', async () => {
    const all = Array.from({ length: 510 }, (_, index) => add({ comment: `many ${index}` }));
    await Promise.all(all);
    const text = await (await queue.get('/api/review/export.ndjson?q=many')).text();
    const ids = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).id);
    expect(ids).toHaveLength(510);
    expect(new Set(ids).size).toBe(510);
  });

  it.each([
    ['/api/review/export.csv?colour=red', 400],
    ['/api/review/export.csv?code=NOPE', 400],
    ['/api/review/export.xlsx', 404],
  ])('%s gets %i', async (path, status) => {
    expect((await queue.get(path)).status).toBe(status);
  });

  it('is for reviewers alone', async () => {
    expect((await fetch(`${server.url}/api/review/export.csv`)).status).toBe(401);
    const cookie = await queue.signIn('support');
    const response = await fetch(`${server.url}/api/review/export.csv`, { headers: { cookie } });
    expect(response.status).toBe(403);
  });
});

describe('the summary', () => {
  it('counts what was said, as JSON and as a page', async () => {
    const response = await queue.get('/api/review/summary?days=7');
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    const { days, pages } = FeedbackSummarySchema.parse(await response.json());
    expect(days).toBe(7);
    const fields = pages.find(({ name }) => name === '/fields/');
    expect(fields).toMatchObject({ votes: 1, helpful: 0, open: 1 });
    const page = await queue.get('/review/summary?days=7');
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('href="/review?page=/fields/"');
  });

  it.each(['/api/review/summary?days=8', '/review/summary?days=x'])('refuses %s', async (path) => {
    expect((await queue.get(path)).status).toBe(400);
  });

  it('is for reviewers alone', async () => {
    expect((await fetch(`${server.url}/api/review/summary`)).status).toBe(401);
    const cookie = await queue.signIn('ready');
    for (const path of ['/api/review/summary', '/review/summary']) {
      const response = await fetch(server.url + path, { headers: { cookie } });
      expect(response.status).toBe(403);
      expect(await response.text()).not.toContain('/fields/"');
    }
  });
});
