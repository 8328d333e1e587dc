import SqliteDatabase from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SANDBOX_PEOPLE } from '#src/sandbox/seed/people.ts';
import { cookieHeader, postSignIn, signIn } from '#test/support/sign-in.ts';
import { startTestServer } from '#test/support/test-server.ts';
import type { TestServer } from '#test/support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

async function readSession(cookie: string) {
  const response = await fetch(`${server.url}/api/auth/get-session`, { headers: { cookie } });
  expect(response.headers.get('cache-control')).toBe('private, no-store');
  return (await response.json()) as { user: { email: string; roles: string[] } } | null;
}

const cookieNames = (response: Response) =>
  Object.fromEntries(
    response.headers.getSetCookie().map((cookie) => {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      return [name, value];
    }),
  );

describe('signing in through the API', () => {
  it.each(SANDBOX_PEOPLE.map(({ email, roles }) => [email, roles] as const))(
    'takes %s',
    async (email, roles) => {
      const session = await readSession(await signIn(server.url, email));
      expect(session?.user).toMatchObject({ email, roles });
    },
  );

  it('takes the e-mail in any case', async () => {
    const session = await readSession(await signIn(server.url, 'Ready@Sandbox.test'));
    expect(session?.user.email).toBe('ready@sandbox.test');
  });

  it('sets the session out of reach of scripts, and a hint within it', async () => {
    const body = { email: 'ready@sandbox.test', password: 'sandbox-demo-1' };
    const [session, hint] = (await postSignIn(server.url, body)).headers.getSetCookie();
    expect(session).toMatch(/^reasonbook\.session_token=.+; HttpOnly; SameSite=Lax/);
    expect(hint).toMatch(/^reasonbook-signed-in=[\w-]{16}; Path=\/; SameSite=Lax; Max-Age=604800$/);
  });

  it('answers a wrong password as an unknown e-mail', async () => {
    const answers = await Promise.all(
      ['ready@sandbox.test', 'stranger@sandbox.test'].map(async (email) => {
        const response = await postSignIn(server.url, { email, password: 'wrong-password' });
        expect(response.headers.getSetCookie()).toEqual([]);
        return { status: response.status, body: await response.text() };
      }),
    );
    expect(answers[0]?.status).toBe(401);
    expect(answers[1]).toEqual(answers[0]);
  });

  it('lets nobody sign up, or change who they are', async () => {
    const cookie = await signIn(server.url, 'nobody@sandbox.test');
    const calls = [
      ['sign-up/email', { email: 'new@sandbox.test', password: 'sandbox-demo-2', name: 'New' }],
      ['update-user', { name: 'Other', roles: ['docs_reviewer'] }],
      ['change-password', { currentPassword: 'sandbox-demo-1', newPassword: 'sandbox-demo-2' }],
    ] as const;
    for (const [path, body] of calls) {
      const response = await fetch(`${server.url}/api/auth/${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', cookie },
        body: JSON.stringify(body),
      });
      expect([path, response.status]).toEqual([path, 404]);
    }
    expect((await readSession(cookie))?.user.roles).toEqual([]);
  });

  it('keeps two readers apart on one address', async () => {
    const cookies = [
      await signIn(server.url, 'ready@sandbox.test'),
      await signIn(server.url, 'finance@sandbox.test'),
    ];
    const sessions = await Promise.all(cookies.map(readSession));
    expect(sessions.map((session) => session?.user.email)).toEqual([
      'ready@sandbox.test',
      'finance@sandbox.test',
    ]);
  });
});

describe('signing out', () => {
  it('ends the session at once and clears both cookies', async () => {
    const cookie = await signIn(server.url, 'ready@sandbox.test');
    const response = await fetch(`${server.url}/sign-out`, {
      method: 'POST',
      headers: { cookie },
      redirect: 'manual',
    });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/sign-in?signed-out=1');
    expect(response.headers.get('clear-site-data')).toBe('"cache"');
    expect(cookieNames(response)).toMatchObject({
      'reasonbook.session_token': '',
      'reasonbook-signed-in': '',
    });
    expect(await readSession(cookie)).toBeNull();
  });

  it('clears both cookies through the API too', async () => {
    const cookie = await signIn(server.url, 'ready@sandbox.test');
    const response = await fetch(`${server.url}/api/auth/sign-out`, {
      method: 'POST',
      headers: { cookie },
    });
    expect(cookieNames(response)).toMatchObject({
      'reasonbook.session_token': '',
      'reasonbook-signed-in': '',
    });
    expect(await readSession(cookie)).toBeNull();
  });

  it('works for somebody who is not signed in, and does nothing on GET', async () => {
    const out = await fetch(`${server.url}/sign-out`, { method: 'POST', redirect: 'manual' });
    expect(out.status).toBe(303);
    const cookie = await signIn(server.url, 'ready@sandbox.test');
    await fetch(`${server.url}/sign-out`, { headers: { cookie }, redirect: 'manual' });
    expect(await readSession(cookie)).not.toBeNull();
  });

  it('clears the hint of a session that ended elsewhere', async () => {
    const cookie = await signIn(server.url, 'ready@sandbox.test');
    const database = new SqliteDatabase(server.dbPath);
    database.exec('delete from auth_sessions');
    database.close();
    const response = await fetch(`${server.url}/sign-in`, { headers: { cookie } });
    expect(cookieNames(response)).toMatchObject({ 'reasonbook-signed-in': '' });
    expect(cookieHeader(response)).not.toContain('session_token=abc');
  });
});

describe('the log', () => {
  it('names routes, and neither people nor addresses', async () => {
    const email = 'support@sandbox.test';
    await signIn(server.url, email);
    await postSignIn(server.url, { email, password: 'wrong-password' });
    await fetch(`${server.url}/sign-in?return=/guides/secret-place/`);
    const [, logged = ''] = server.output().split('Reasonbook is ready');
    const lines = logged.split('\n').filter((line) => line.startsWith('{'));
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) expect(line).not.toMatch(/@|secret-place|127\.0\.0\.1/);
    expect(lines.map((line) => JSON.parse(line) as object)).toContainEqual(
      expect.objectContaining({ method: 'POST', route: '/api/auth/[...all]', status: 401 }),
    );
  });
});
