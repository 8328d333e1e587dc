import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '#test/support/test-server.ts';
import { openQueue, type Queue } from './review-queue.ts';

const MAIN = '/guides/plan-and-credit-blocks/';
let server: TestServer;
let queue: Queue;
beforeAll(async () => {
  server = await startTestServer({ env: { REPO_URL: 'https://git.example.test/docs' } });
  queue = await openQueue(server.url);
});
afterAll(() => server.stop());

async function add(changes: Record<string, unknown> = {}): Promise<string> {
  const body = { submission_id: randomUUID(), page: MAIN, helpful: false, ...changes };
  const response = await fetch(`${server.url}/api/feedback`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await response.json()).id;
}

const save = (path: string, fields: Record<string, string>, cookie = queue.cookie) =>
  fetch(server.url + path, {
    method: 'POST',
    headers: { cookie },
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });

describe('who may open /review', () => {
  it('sends strangers to sign in, and brings them back', async () => {
    const response = await fetch(`${server.url}/review?status=new&page=/`, { redirect: 'manual' });
    expect(response.status).toBe(302);
    const location = new URL(response.headers.get('location') ?? '', server.url);
    expect(location.pathname).toBe('/sign-in');
    expect(location.searchParams.get('return')).toBe('/review?status=new&page=/');
  });

  it.each(['support', 'ready'])('tells %s that it is not for them', async (person) => {
    const id = await add({ comment: 'not for everyone' });
    const cookie = await queue.signIn(person);
    const response = await fetch(`${server.url}/review?item=${id}`, { headers: { cookie } });
    expect(response.status).toBe(403);
    expect(await response.text()).not.toContain('not for everyone');
    const refused = await save(`/review?item=${id}`, { status: 'spam', version: '1' }, cookie);
    expect(refused.status).toBe(403);
    expect(await queue.find(id)).toMatchObject({ status: 'new' });
  });

  it('keeps the page out of caches and search engines', async () => {
    const response = await queue.get('/review');
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(await response.text()).toMatch(/<meta name="robots" content="noindex"/);
  });
});

describe('the review page', () => {
  const read = async (path: string) => (await queue.get(path)).text();

  it('says so when there is nothing', async () => {
    expect(await read('/review?status=in_progress')).toContain('Nothing here with this filter.');
  });

  it('shows an item with its page, step, comment, status and source line', async () => {
    const id = await add({
      step: 'check-credits',
      code: 'CREDIT_BALANCE_EXHAUSTED',
      comment: 'Which <balance>?',
    });
    const html = await read(`/review?item=${id}`);
    const { commit, source } = await queue.find(id);
    expect(html).toContain('Which &lt;balance&gt;?');
    expect(html).toContain(`href="${MAIN}#check-credits"`);
    expect(html).toContain('CREDIT_BALANCE_EXHAUSTED');
    // Built from an archive, the site knows the line but no commit to link to.
    const link = `href="https://git.example.test/docs/blob/${commit}/${source?.path}#L${source?.line}"`;
    expect(html).toContain(commit ? link : `${source?.path}:${source?.line}`);
  });

  it('changes the status with a plain form and keeps the place', async () => {
    const id = await add();
    const path = `/review?status=new&item=${id}`;
    const response = await save(path, { status: 'triaged', version: '1' });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(`${path}&saved=2#item-${id}`);
    expect(await queue.find(id)).toMatchObject({ status: 'triaged', version: 2 });
    expect(await read(`${path}&saved=2`)).toMatch(/role="status"[^>]*>\s*Saved: Triaged\./);
  });

  it('tells the slower of two reviewers what changed, and keeps their choice', async () => {
    const id = await add();
    await queue.patch(id, { status: 'resolved', version: 1 });
    const response = await save(`/review?item=${id}`, { status: 'spam', version: '1' });
    expect(response.status).toBe(409);
    const html = await response.text();
    expect(html).toMatch(/New → Resolved by reviewer@sandbox\.test/);
    expect(html).toContain('<option value="spam" selected');
    expect(html).toContain('<input type="hidden" name="version" value="2"');
    expect(await queue.find(id)).toMatchObject({ status: 'resolved', version: 2 });
  });

  it('says at the note that it is too long, and keeps it', async () => {
    const id = await add();
    const note = `${'x'.repeat(2000)}!`;
    const response = await save(`/review?item=${id}`, { note, version: '1' });
    expect(response.status).toBe(400);
    const html = await response.text();
    expect(html).toMatch(/<textarea[^>]+aria-invalid="true"/);
    expect(html).toMatch(/id="item-note-problem"[^>]*>[^<]*2,?000/);
    expect(html).toContain(`${note}</textarea>`);
  });

  it('leads to the next page and back', async () => {
    for (let index = 0; index < 51; index++) await add({ page: '/fields/' });
    const html = await read('/review?page=/fields/');
    const next = /href="([^"]+)" rel="next"/.exec(html)?.[1]?.replace(/&(#38|amp);/, '&');
    expect(next).toMatch(/^\/review\?page=\/fields\/&cursor=/);
    const last = await read(next ?? '');
    expect(last.match(/<li id="item-/g)).toHaveLength(1);
    expect(last).not.toContain('rel="next"');
    expect(last).toContain('href="/review?page=/fields/"');
  });

  it.each([
    ['/review?status=open', 400],
    ['/review?cursor=nonsense', 400],
    ['/review?item=nope', 404],
  ])('%s gets a page with %i', async (path, status) => {
    const response = await queue.get(path);
    expect(response.status).toBe(status);
    expect(await response.text()).toContain('Review queue');
  });

  it('refuses a form without a version', async () => {
    const id = await add();
    expect((await save(`/review?item=${id}`, { status: 'spam' })).status).toBe(400);
    expect(await queue.find(id)).toMatchObject({ status: 'new' });
  });
});
