import { once } from 'node:events';
import { createServer, request, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { ensureBuild } from '#src/app/ensure-build.ts';
import { openSite } from '#src/app/open-site.ts';
import type { Services } from '#src/app/services.ts';
import { readEnv } from '#src/server/env.ts';
import { readRun } from '#test/support/prepare-run.ts';
import { signIn } from '#test/support/sign-in.ts';
import { createDataDir } from '#test/support/test-server.ts';
import { openEvents } from './event-reader.ts';

// The site inside the test's own process: what a stream holds can be counted there.
const PATH = '/api/account/acc_ready/events';
let answer: RequestListener = () => {};
const server = createServer((incoming, response) => answer(incoming, response));
const dataDir = createDataDir();
let services: Services;
let url: string;
let cookie: string;
/** How many watch accounts for changes now. */
let watching = 0;

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  url = `http://127.0.0.1:${port}`;
  const vars = { DATA_DIR: dataDir, LOG_LEVEL: 'silent' };
  const env = readEnv(vars, { repo_url: 'https://example.test/help' });
  if (!env.ok) throw new Error('The environment of this test is wrong.');
  const build = await ensureBuild(readRun().distDir, AbortSignal.timeout(10_000));
  const site = await openSite(env.env, build, port);
  ({ services } = site);
  services.accounts = countWatchers(services.accounts);
  answer = site.listener;
  cookie = await signIn(url, 'ready@sandbox.test');
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await services.db.destroy();
  rmSync(dataDir, { recursive: true, force: true });
});

function countWatchers(accounts: Services['accounts']): Services['accounts'] {
  const watchChanges: typeof accounts.watchChanges = (accountId, onChange) => {
    const stop = accounts.watchChanges(accountId, onChange);
    watching += 1;
    return () => {
      watching -= 1;
      stop();
    };
  };
  return { ...accounts, watchChanges };
}

async function listen() {
  const events = await openEvents(`${url}${PATH}`, { cookie });
  onTestFinished(events.leave);
  await events.next();
  return events;
}

describe('a listener', () => {
  it('is told of a change in this process at once', async () => {
    const { next } = await listen();
    expect(await next()).toMatchObject({ event: 'state', id: '1' });
    services.sandbox.changes.notify('acc_ready', 2);
    services.sandbox.changes.notify('acc_x', 9);
    services.sandbox.changes.notify('acc_ready', 3);
    expect(await next()).toMatchObject({ event: 'state', id: '2' });
    expect(await next()).toMatchObject({ event: 'state', id: '3' });
  });

  it('is forgotten when it leaves', async () => {
    await expect.poll(() => watching).toBe(0);
    const all = await Promise.all(Array.from({ length: 20 }, listen));
    expect(watching).toBe(20);
    for (const { leave } of all) leave();
    await expect.poll(() => watching).toBe(0);
  });

  it('is forgotten when it leaves before the answer begins', async () => {
    const { accounts } = services;
    const asked = Promise.withResolvers<true>();
    const isGone = Promise.withResolvers<true>();
    services.accounts = {
      ...accounts,
      listMemberships: async (reader) => {
        asked.resolve(true);
        await isGone.promise;
        return accounts.listMemberships(reader);
      },
    };
    onTestFinished(() => void (services.accounts = accounts));
    const call = request(`${url}${PATH}`, { headers: { cookie } }).on('error', () => {});
    call.end();
    await asked.promise;
    call.destroy();
    await nobodyIsConnected();
    isGone.resolve(true);
    await settle();
    expect(watching).toBe(0);
  });

  it('that asks for the headers only holds nothing', async () => {
    const response = await fetch(`${url}${PATH}`, { method: 'HEAD', headers: { cookie } });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    await settle();
    expect(watching).toBe(0);
  });
});

async function nobodyIsConnected(): Promise<void> {
  await expect
    .poll(() => {
      // Calls of earlier tests are done, their connections are kept alive.
      server.closeIdleConnections();
      return new Promise((resolve) => server.getConnections((_error, count) => resolve(count)));
    })
    .toBe(0);
}

const settle = () => new Promise<void>((resolve) => void setTimeout(resolve, 50));
