import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findInlineCode, hashInline } from '#src/app/list-inline-code.ts';
import { readRun } from '#test/support/prepare-run.ts';
import { signIn } from '#test/support/sign-in.ts';
import { startTestServer, type TestServer } from '#test/support/test-server.ts';

let site: TestServer;
beforeAll(async () => {
  site = await startTestServer();
});
afterAll(() => site.stop());

/** The directives of an answer's policy, each with its sources. */
function readPolicy(answer: Response): Record<string, string[]> {
  const policy = answer.headers.get('content-security-policy') ?? '';
  return Object.fromEntries(
    policy.split(';').map((part) => {
      const [name = '', ...sources] = part.trim().split(' ');
      return [name, sources];
    }),
  );
}

/** What a page has inline and its policy does not allow; nothing of it would run. */
function findForbidden(html: string, policy: Record<string, string[]>): string[] {
  const { scripts, styles } = findInlineCode(html);
  const isForbidden = (directive: string) => (content: string) =>
    !policy[directive]?.includes(`'${hashInline(content)}'`);
  const handlers = html.match(/<[a-z][^>]*\son[a-z]+=/g) ?? [];
  return [
    ...scripts.filter(isForbidden('script-src')),
    ...styles.filter(isForbidden('style-src')),
    ...handlers,
  ];
}

const open = (path: string, cookie = '') =>
  fetch(site.url + path, { redirect: 'manual', headers: { cookie } });

describe('the policy', () => {
  it.each([
    '/',
    '/guides/scan-credits',
    '/nope',
    '/sign-in',
    '/billing',
    '/feedback/thanks/',
    '/api/nope',
    '/api/account',
    '/healthz',
    '/favicon.svg',
    '/pagefind/pagefind-worker.js',
    '/_astro/nope.js',
  ])('stands on %s, and lets nothing foreign in', async (path) => {
    const policy = readPolicy(await open(path));
    expect(policy).toMatchObject({
      'default-src': ["'self'"],
      'style-src-attr': ["'unsafe-inline'"],
      'img-src': ["'self'", 'data:'],
      'connect-src': ["'self'"],
      'object-src': ["'none'"],
      'base-uri': ["'none'"],
      'form-action': ["'self'"],
      'frame-ancestors': ["'none'"],
    });
    const allowed = [...(policy['script-src'] ?? []), ...(policy['style-src'] ?? [])];
    expect(allowed.filter((each) => !/^'(self|wasm-unsafe-eval|sha256-.+)'$/.test(each))).toEqual(
      [],
    );
  });

  it('lets forms lead into the product where that is elsewhere', async () => {
    const other = await startTestServer({ env: { PRODUCT_URL: 'https://app.example.com' } });
    const policy = readPolicy(await fetch(`${other.url}/sign-in`));
    await other.stop();
    expect(policy['form-action']).toEqual(["'self'", 'https://app.example.com']);
  });
});

describe('what pages have inline', () => {
  it('is covered in every built page, the page for unknown addresses included', async () => {
    const clientDir = join(readRun().distDir, 'client');
    const policy = readPolicy(await open('/'));
    const pages = globSync('**/*.html', { cwd: clientDir });
    expect(pages).toContain('404.html');
    for (const page of pages) {
      const html = readFileSync(join(clientDir, page), 'utf8');
      expect(findInlineCode(html).scripts.length, page).toBeGreaterThan(1);
      expect(findForbidden(html, policy), page).toEqual([]);
    }
  });

  it.each([
    ['ready@sandbox.test', '/billing'],
    ['ready@sandbox.test', '/billing/checkout?item=fixes_10'],
    ['ready@sandbox.test', '/billing/transactions'],
    ['ready@sandbox.test', '/projects/prj_ready'],
    ['ready@sandbox.test', '/fix-tasks/fix_ready'],
    ['ready@sandbox.test', '/reports/rep_ready'],
    ['ready@sandbox.test', '/monitoring/prj_ready'],
    ['nobody@sandbox.test', '/billing'],
    ['reviewer@sandbox.test', '/review'],
    ['ready@sandbox.test', '/review'],
    ['ready@sandbox.test', '/sign-in'],
    ['support@sandbox.test', '/support'],
    [null, '/sign-in'],
    [null, '/feedback/thanks'],
    [null, '/nope'],
  ])('is covered on demand: %s at %s', async (email, path) => {
    const answer = await open(path, email ? await signIn(site.url, email) : '');
    const html = await answer.text();
    expect(html).toContain('<html');
    expect(findForbidden(html, readPolicy(answer))).toEqual([]);
  });
});

it('a form that the API refuses is answered with a page, which has what pages have', async () => {
  const form = new URLSearchParams({ page: '/guides/scan-credits/', comment: 'No vote.' });
  const answer = await fetch(`${site.url}/api/feedback`, { method: 'POST', body: form });
  const html = await answer.text();
  expect(answer.status).toBe(400);
  expect(html).toContain('<html');
  expect(findForbidden(html, readPolicy(answer))).toEqual([]);
});

it('a script that nobody wrote is found by the checks above', async () => {
  const policy = readPolicy(await open('/'));
  expect(findForbidden('<script>steal()</script>', policy)).toEqual(['steal()']);
  expect(findForbidden('<style>a{}</style>', policy)).toEqual(['a{}']);
  expect(findForbidden('<b onclick="x()">', policy)).toEqual(['<b onclick=']);
  expect(findForbidden('<script type="application/ld+json">{}</script>', policy)).toEqual([]);
});
