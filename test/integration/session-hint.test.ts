import { expect, it, onTestFinished } from 'vitest';
import { changeDatabase } from '#test/support/change-database.ts';
import { signIn } from '#test/support/sign-in.ts';
import { startTestServer } from '#test/support/test-server.ts';

it('the hint of a living session outlives an answer that nobody was looked up for', async () => {
  const server = await startTestServer();
  onTestFinished(server.stop);
  const cookie = await signIn(server.url, 'ready@sandbox.test');
  const rename = (from: string, to: string) =>
    changeDatabase(server.dbPath, (db) => db.exec(`alter table ${from} rename to ${to}`));
  rename('auth_sessions', 'elsewhere');
  const failed = await fetch(`${server.url}/api/account`, { headers: { cookie } });
  rename('elsewhere', 'auth_sessions');
  expect(failed.status).toBe(500);
  expect(failed.headers.getSetCookie()).toEqual([]);
  const refused = await fetch(`${server.url}/api/feedback`, {
    method: 'POST',
    headers: { cookie, origin: 'https://elsewhere.example' },
  });
  expect(refused.status).toBe(403);
  expect(refused.headers.getSetCookie()).toEqual([]);
  const after = await fetch(`${server.url}/api/account`, { headers: { cookie } });
  expect(after.status).toBe(200);
});
