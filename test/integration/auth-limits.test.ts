import { describe, expect, it, onTestFinished } from 'vitest';
import { SANDBOX_PASSWORD } from '#src/sandbox/seed/people.ts';
import { postSignIn } from '#test/support/sign-in.ts';
import { startTestServer } from '#test/support/test-server.ts';

const WRONG = { email: 'ready@sandbox.test', password: 'wrong-password' };
const RIGHT = { email: 'finance@sandbox.test', password: SANDBOX_PASSWORD };

async function start(env: Record<string, string> = {}) {
  const server = await startTestServer({ env });
  onTestFinished(server.stop);
  return server.url;
}

/** Expects the same answer so many times in a row. */
async function expectEach(count: number, status: number, attempt: () => Promise<Response>) {
  for (let done = 0; done < count; done += 1) expect((await attempt()).status).toBe(status);
}

describe('failed sign-ins', () => {
  it('are counted, successes are not', async () => {
    const url = await start();
    await expectEach(12, 200, () => postSignIn(url, RIGHT));
    await expectEach(10, 401, () => postSignIn(url, WRONG));
    // From this network even the right password has to wait now.
    const refused = await postSignIn(url, RIGHT);
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({ code: 'TOO_MANY_FAILURES', status: 429 });
    const seconds = Number(refused.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
  });

  it('are counted over the form and the API together', async () => {
    const url = await start();
    const submit = (body: Record<string, string>) =>
      fetch(`${url}/sign-in`, { method: 'POST', body: new URLSearchParams(body) });
    await expectEach(5, 401, () => submit(WRONG));
    await expectEach(5, 401, () => postSignIn(url, WRONG));
    const refused = await submit(WRONG);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.text()).toMatch(/Too many failed sign-ins\. Wait \d+ seconds/);
  });

  it('cannot outrun the count by coming all at once, or by another spelling', async () => {
    const url = await start();
    const attempts = Array.from({ length: 24 }, (_value, index) =>
      index % 2 === 0
        ? postSignIn(url, WRONG)
        : fetch(`${url}/api/auth//sign-in/email/`, {
            method: 'POST',
            headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
            body: new URLSearchParams(WRONG),
          }),
    );
    const statuses = (await Promise.all(attempts)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(14);
  });

  it('do not count when the body could not be read at all', async () => {
    const url = await start();
    await expectEach(11, 400, () =>
      fetch(`${url}/api/auth/sign-in/email`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{',
      }),
    );
    expect((await postSignIn(url, RIGHT)).status).toBe(200);
  });

  it('are not counted with RATE_LIMITS=off', async () => {
    const url = await start({ RATE_LIMITS: 'off' });
    await expectEach(12, 401, () => postSignIn(url, WRONG));
  });
});
