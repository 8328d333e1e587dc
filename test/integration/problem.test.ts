import { once } from 'node:events';
import { request } from 'node:http';
import SqliteDatabase from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { ProblemSchema } from '#src/contracts/problem.ts';
import { signIn } from '#test/support/sign-in.ts';
import { startTestServer } from '#test/support/test-server.ts';
import type { TestServer } from '#test/support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

describe('what does not exist', () => {
  it.each(['/nope', '/guides/nope/', '/reasons/NOPE', '/%F0%9F', '/..%2f..%2fpackage.json'])(
    '%s is the site’s 404 page',
    async (path) => {
      const response = await fetch(server.url + path);
      expect(response.status).toBe(404);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(await response.text()).toContain('</html>');
    },
  );

  it('is a problem under /api/', async () => {
    const response = await fetch(`${server.url}/api/nope`);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(ProblemSchema.parse(await response.json())).toMatchObject({ code: 'NOT_FOUND' });
  });

  it.each([
    ['DELETE', '/api/account'],
    ['POST', '/api/readiness'],
    ['GET', '/api/review/feedback/some-id'],
  ])('is a problem for %s %s, a method that nothing takes', async (method, path) => {
    const response = await fetch(server.url + path, { method });
    expect(response.status).toBe(404);
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(ProblemSchema.parse(await response.json())).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is no method that Astro cannot read, and its address is not logged', async () => {
    const call = request(`${server.url}/api/account/acc_ready`, { method: 'TRACE' }).end();
    const [response] = await once(call, 'response');
    expect(response.statusCode).toBe(405);
    expect(response.headers.allow).toBe('GET, HEAD, POST, PATCH');
    response.resume();
    expect(server.output()).not.toContain('acc_ready');
  });
});

describe('a page under an earlier name', () => {
  it('is found under its present one, with the query', async () => {
    const old = `${server.url}/reasons/CREDIT_BALANCE_EXHAUSTED?action=fix`;
    const response = await fetch(old, { redirect: 'manual' });
    expect(response.status).toBe(301);
    expect(response.headers.get('location')).toBe('/reasons/credit-balance-exhausted/?action=fix');
  });
});

describe('every answer', () => {
  it.each(['/', '/nope', '/sign-in', '/api/nope', '/api/auth/get-session', '/healthz'])(
    '%s carries the security headers',
    async (path) => {
      const { headers } = await fetch(server.url + path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('x-frame-options')).toBe('DENY');
    },
  );

  it('is cached as what it is', async () => {
    const home = await fetch(`${server.url}/`);
    expect(home.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
    const asset = /\/_astro\/[^"']+\.css/.exec(await home.text())?.[0];
    if (!asset) throw new Error('the start page links no stylesheet');
    const style = await fetch(server.url + asset, { headers: { 'Accept-Encoding': 'br' } });
    expect(style.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(style.headers.get('content-encoding')).toBe('br');
    expect((await fetch(`${server.url}/nope`)).headers.get('cache-control')).toBe('no-store');
    const session = await fetch(`${server.url}/api/auth/get-session`);
    expect(session.headers.get('cache-control')).toBe('private, no-store');
  });

  it('is revalidated by its tag', async () => {
    const first = await fetch(`${server.url}/`);
    const tag = first.headers.get('etag') ?? '';
    const second = await fetch(`${server.url}/`, { headers: { 'If-None-Match': tag } });
    expect(second.status).toBe(304);
  });
});

describe('a body that is too large', () => {
  it('is refused before it is read to its end', async () => {
    const response = await fetch(`${server.url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email: 'a'.repeat(17_000), password: 'x' }),
    });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: 'BODY_TOO_LARGE' });
  });
});

describe('an unexpected failure', () => {
  it('is a problem or a page, and its log names nobody', async () => {
    const broken = await startTestServer();
    onTestFinished(broken.stop);
    const cookie = await signIn(broken.url, 'ready@sandbox.test');
    const database = new SqliteDatabase(broken.dbPath);
    database.exec('drop table auth_sessions');
    database.close();
    const call = await fetch(`${broken.url}/api/account`, { headers: { cookie } });
    expect(call.status).toBe(500);
    expect(call.headers.get('cache-control')).toBe('private, no-store');
    expect(ProblemSchema.parse(await call.json())).toMatchObject({ code: 'INTERNAL' });
    const page = await fetch(`${broken.url}/sign-in`, { headers: { cookie } });
    expect(page.status).toBe(500);
    const html = await page.text();
    expect(html).toContain('Something went wrong on our side.');
    expect(html).not.toMatch(/auth_sessions|node_modules/);
    const [, logged = ''] = broken.output().split('Reasonbook is ready');
    expect(logged).toMatch(/"level":"error".+no such table/);
    expect(logged.split('support@sandbox.test').at(-1)).not.toContain('@sandbox.test');
  });
});
