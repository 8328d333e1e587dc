import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CODES } from '#src/registry/names.ts';
import { codeToKebab, reasonPath } from '#src/registry/paths.ts';
import { reasonUrl } from '#src/registry/reason-url.ts';
import { startTestServer, type TestServer } from '#test/support/test-server.ts';
import { openQueue, type Queue } from './review-queue.ts';

let server: TestServer;
let queue: Queue;
beforeAll(async () => {
  server = await startTestServer();
  queue = await openQueue(server.url);
});
afterAll(() => server.stop());

const follow = (path: string) => fetch(server.url + path, { redirect: 'manual' });

describe('a short link', () => {
  it.each(CODES)('%s leads to its page in every spelling, with the work', async (code) => {
    const work = { action: 'ai', target: 'reports/rep_1' } as const;
    const paths = [code, code.toLowerCase(), codeToKebab(code)].map((each) => `/r/${each}`);
    for (const path of [
      ...paths.map((each) => `${each}?action=ai&target=reports/rep_1`),
      reasonUrl(code, work),
    ]) {
      const response = await follow(path);
      expect(response.status).toBe(302);
      expect(response.headers.get('location')).toBe(
        `${reasonPath(code)}?action=ai&target=reports/rep_1`,
      );
    }
    expect((await follow(reasonPath(code))).status).toBe(200);
  });

  it('with an unknown code is a page that names it and the closest', async () => {
    const response = await follow('/r/CREDIT_BALANCE_EXAUSTED?action=fix');
    expect(response.status).toBe(404);
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    const html = await response.text();
    expect(html).toContain('CREDIT_BALANCE_EXAUSTED');
    const [, near = ''] = html.split('id="closest"');
    expect(near.indexOf('/reasons/credit-balance-exhausted/')).toBeGreaterThan(0);
    expect(near.indexOf('/reasons/credit-balance-exhausted/')).toBeLessThan(
      near.indexOf('id="all"'),
    );
    expect(html).toContain('noindex');
  });

  it('shows what it does not know as text, never as markup', async () => {
    const response = await follow(`/r/${encodeURIComponent('<img src=x onerror=alert(1)>')}`);
    expect(response.status).toBe(404);
    const html = await response.text();
    expect(html.includes('<img src=x')).toBe(false);
    expect(html).toMatch(/<code[^>]*>&lt;img src=x onerror=alert\(1\)&gt;<\/code>/);
  });
});

describe('unknown codes', () => {
  const open = async (person: string) =>
    fetch(`${server.url}/review/unknown-codes`, {
      headers: { cookie: await queue.signIn(person) },
    });

  it('wait for a reviewer, counted in one spelling', async () => {
    for (const path of ['/r/OUT_OF_COFFEE', '/r/out-of-coffee', '/r/no%20code%20at%20all']) {
      expect((await follow(path)).status).toBe(404);
    }
    const response = await open('reviewer');
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toContain('no-store');
    const html = await response.text();
    expect(html).toMatch(/OUT_OF_COFFEE<\/code>\s*<\/th>\s*<td[^>]*>2</);
    expect(html).not.toContain('no code at all');
  });

  it('are for reviewers alone', async () => {
    const stranger = await follow('/review/unknown-codes');
    expect(stranger.status).toBe(302);
    expect(stranger.headers.get('location')).toBe('/sign-in?return=/review/unknown-codes');
    const support = await open('support');
    expect(support.status).toBe(403);
    expect(await support.text()).not.toContain('<table');
  });
});
