import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProblemSchema } from '#src/contracts/problem.ts';
import { NETWORK_LIMIT, READER_LIMIT } from '#src/feedback/submission-limits.ts';
import { startTestServer, type TestServer } from '#test/support/test-server.ts';
import { openQueue, type Queue } from './review-queue.ts';

const MAIN = '/guides/plan-and-credit-blocks/';
const body = (changes: Record<string, unknown> = {}) => ({
  submission_id: randomUUID(),
  page: MAIN,
  helpful: false,
  ...changes,
});
const post = (url: string, content: unknown, headers: Record<string, string> = {}) =>
  fetch(`${url}/api/feedback`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(content),
  });
const postForm = (url: string, fields: Record<string, string>) =>
  fetch(`${url}/api/feedback`, {
    method: 'POST',
    body: new URLSearchParams({ page: MAIN, helpful: 'false', ...fields }),
    redirect: 'manual',
  });

describe('suspected spam', () => {
  let server: TestServer;
  let queue: Queue;
  beforeAll(async () => {
    server = await startTestServer({ env: { RATE_LIMITS: 'off' } });
    queue = await openQueue(server.url);
  });
  afterAll(() => server.stop());

  const comment = 'Which balance pays for it?';
  it.each<[Record<string, unknown>, string, string[]]>([
    [{ comment }, 'new', []],
    [{ comment, website: '', elapsed_ms: 2500 }, 'new', []],
    [{ comment, website: 5, elapsed_ms: 'soon' }, 'new', []],
    [{ comment: 'Quick', elapsed_ms: 40 }, 'spam', ['too_fast']],
    [{ elapsed_ms: 40 }, 'new', []],
    [{ website: 'https://x.test' }, 'spam', ['hidden_field']],
    [{ comment: 'http://a.b http://c.d http://e.f http://g.h' }, 'spam', ['many_links']],
  ])('%j is thanked for and stored as %s', async (changes, status, spam_reasons) => {
    const sent = body(changes);
    const response = await post(server.url, sent);
    expect(response.status).toBe(201);
    const { id } = (await response.json()) as { id: string };
    expect(await queue.find(id)).toMatchObject({ status, spam_reasons });
    // What is known of the sending does not belong to the body: a retry measures anew.
    const again = await post(server.url, { ...sent, elapsed_ms: 90_000, website: '' });
    expect([again.status, await again.json()]).toEqual([200, { id }]);
  });

  it('is what comes again and again in the same words', async () => {
    const statuses: string[] = [];
    for (let index = 0; index < 7; index += 1) {
      const words = index % 2 ? 'Buy cheap credits at our shop' : 'buy CHEAP credits, at our shop!';
      const { id } = (await (await post(server.url, body({ comment: words }))).json()) as {
        id: string;
      };
      statuses.push((await queue.find(id)).status);
    }
    expect(statuses).toEqual(['new', 'new', 'new', 'new', 'new', 'spam', 'spam']);
  });

  it('is thanked for in the plain form too, whose field no reader sees', async () => {
    const html = await (await fetch(server.url + MAIN)).text();
    expect(html).toMatch(
      /<div class="sr-only" aria-hidden="true"[^>]*>\s*<label[^>]*>[^<]*<\/label>\s*<input[^>]*name="website" tabindex="-1" autocomplete="off"/,
    );
    const sent = await postForm(server.url, { comment: 'Hello', website: 'https://x.test' });
    expect([sent.status, sent.headers.get('location')]).toEqual([
      303,
      expect.stringContaining('/feedback/thanks'),
    ]);
    const { items } = await queue.list('?status=spam&limit=1');
    expect(items).toMatchObject([{ comment: 'Hello', spam_reasons: ['hidden_field'] }]);
  });

  it('of replayed, reordered and concurrent submissions makes one row each', async () => {
    const bodies = Array.from({ length: 12 }, (_, index) => ({
      ...body(),
      comment: `Told ${index}`,
    }));
    const wave = [...bodies, ...bodies.toReversed(), ...bodies];
    const answers = await Promise.all(
      wave.map(async (sent) => {
        const response = await post(server.url, sent);
        const { id } = (await response.json()) as { id: string };
        return { status: response.status, submission: sent.submission_id, id };
      }),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(bodies.length);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(2 * bodies.length);
    const all = await queue.listAll();
    for (const { submission_id, comment: said } of bodies) {
      const ids = new Set(
        answers.filter(({ submission }) => submission === submission_id).map(({ id }) => id),
      );
      const rows = all.filter((item) => item.submission_id === submission_id);
      expect(rows).toMatchObject([{ comment: said }]);
      expect([...ids]).toEqual(rows.map(({ id }) => id));
    }
  });
});

describe('limits', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stop());

  it('hold for a reader, then for a network, and say when to come back', async () => {
    const { cookie, signIn } = await openQueue(server.url);
    const reader = { Cookie: await signIn('ready') };
    const statuses = async (times: number, headers: Record<string, string>) => {
      const answers = await Promise.all(
        Array.from({ length: times }, () => post(server.url, body(), headers)),
      );
      return answers.map(({ status }) => status).sort();
    };
    expect((await post(server.url, body({ page: '/nope/' }), reader)).status).toBe(400);
    expect(await statuses(READER_LIMIT + 3, reader)).toEqual([
      ...Array<number>(READER_LIMIT).fill(201),
      429,
      429,
      429,
    ]);
    const refused = await post(server.url, body(), reader);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3000);
    expect(ProblemSchema.parse(await refused.json())).toMatchObject({
      status: 429,
      code: 'TOO_MUCH_FEEDBACK',
    });
    // Somebody else at the same place goes on, until the place has sent enough.
    expect((await post(server.url, body(), { Cookie: cookie })).status).toBe(201);
    const left = NETWORK_LIMIT - READER_LIMIT - 1;
    expect(await statuses(left + 2, {})).toEqual([...Array<number>(left).fill(201), 429, 429]);
    const page = await postForm(server.url, { comment: 'Kept & <b>safe</b>' });
    expect(page.status).toBe(429);
    expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(3000);
    const html = await page.text();
    expect(html).toContain('Kept &amp; &lt;b&gt;safe');
    expect(html).toMatch(/Send it again in \d+ minutes\./);
    expect(server.output()).not.toContain('Kept');
  });
});
