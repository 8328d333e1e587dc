import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { signIn } from '#test/support/sign-in.ts';
import { startTestServer } from '#test/support/test-server.ts';
import type { TestServer } from '#test/support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const portOf = (url: string) => new URL(url).port;

function signOut(url: string, headers: Record<string, string>): Promise<Response> {
  return fetch(`${url}/sign-out`, { method: 'POST', headers, redirect: 'manual' });
}

describe('the origin of a state-changing call', () => {
  it.each([
    ['localhost', () => `http://localhost:${portOf(server.url)}`],
    ['127.0.0.1', () => `http://127.0.0.1:${portOf(server.url)}`],
  ])('may be %s at this port', async (_, origin) => {
    expect((await signOut(server.url, { Origin: origin() })).status).toBe(303);
  });

  it.each([
    ['no Origin', {}],
    ['no Origin, same site', { 'Sec-Fetch-Site': 'same-origin' }],
  ])('may be missing: %s', async (_, headers) => {
    expect((await signOut(server.url, headers)).status).toBe(303);
  });

  it.each([
    ['another site', { Origin: 'https://evil.test' }],
    ['a sandboxed frame', { Origin: 'null' }],
    ['another port', { Origin: 'http://localhost:1' }],
    ['another site that hides its Origin', { 'Sec-Fetch-Site': 'cross-site' }],
  ])('may not be %s', async (_, headers) => {
    const cookie = await signIn(server.url, 'ready@sandbox.test');
    const response = await signOut(server.url, { ...headers, cookie });
    expect(response.status).toBe(403);
    expect(response.headers.get('content-type')).toContain('text/html');
    const session = await fetch(`${server.url}/api/auth/get-session`, { headers: { cookie } });
    expect(await session.json()).toMatchObject({ user: { email: 'ready@sandbox.test' } });
  });

  it('is checked for the auth library’s own endpoints, with a problem', async () => {
    const response = await fetch(`${server.url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: 'https://evil.test' },
      body: JSON.stringify({ email: 'ready@sandbox.test', password: 'sandbox-demo-1' }),
    });
    expect(response.status).toBe(403);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(await response.json()).toMatchObject({ code: 'FOREIGN_ORIGIN', status: 403 });
  });

  it('does not matter for reading', async () => {
    const response = await fetch(`${server.url}/sign-in`, {
      headers: { Origin: 'https://evil.test', 'Sec-Fetch-Site': 'cross-site' },
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('is SITE_URL alone where that is set, and cookies are for https then', async () => {
    const site = await startTestServer({ env: { SITE_URL: 'https://help.example.com' } });
    onTestFinished(site.stop);
    expect((await signOut(site.url, { Origin: 'https://help.example.com' })).status).toBe(303);
    expect((await signOut(site.url, { Origin: site.url })).status).toBe(403);
    const cookie = await signIn(site.url, 'ready@sandbox.test');
    expect(cookie).toMatch(/^__Secure-reasonbook\.session_token=.+; reasonbook-signed-in=/);
  });
});
