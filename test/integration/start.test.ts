import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { GRACE_MS } from '#src/app/stop-server.ts';
import { SANDBOX_PASSWORD, SANDBOX_PEOPLE } from '#src/sandbox/seed/people.ts';
import { databasePath } from '#src/server/db.ts';
import { signIn } from '#test/support/sign-in.ts';
import { createDataDir, runServer, startTestServer } from '#test/support/test-server.ts';

function ownDataDir(): string {
  const dataDir = createDataDir();
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  return dataDir;
}

/** Where a table's first page lies in the file. */
function locateTable(path: string, name: string): { offset: number; length: number } {
  const database = new SqliteDatabase(path, { readonly: true });
  const length = database.pragma('page_size', { simple: true }) as number;
  const root = database.prepare('select rootpage from sqlite_master where name = ?').pluck();
  const offset = ((root.get(name) as number) - 1) * length;
  database.close();
  return { offset, length };
}

describe('a start that cannot work', () => {
  it.each([
    ['PORT', 'http'],
    ['SITE_URL', 'help.example.com'],
    ['AUTH_SECRET', 'short'],
    ['ACCOUNT_SOURCE', 'magic'],
    ['LOG_LEVEL', 'loud'],
  ])('names %s, the cause and the remedy', async (variable, value) => {
    const exit = await runServer({ [variable]: value });
    expect(exit.code).toBe(1);
    expect(exit.stderr).toMatch(new RegExp(`^${variable} (is|has) .+\\. Set .+\\.\\n$`));
  });

  it('says which port is busy', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    const exit = await runServer({ PORT: String(port), DATA_DIR: ownDataDir() });
    expect(exit.code).toBe(1);
    expect(exit.stderr).toMatch(new RegExp(`^PORT ${port} .+ in use.+set PORT.+\\n$`));
  });

  it('leaves a file that is no database as it is', async () => {
    const dataDir = ownDataDir();
    const path = databasePath(dataDir);
    writeFileSync(path, 'precious, but no database. '.repeat(100));
    const before = readFileSync(path);
    const exit = await runServer({ DATA_DIR: dataDir });
    expect(exit.code).toBe(1);
    expect(exit.stderr).toMatch(/^The database .+ is damaged .+ Nothing in it was changed\. .+\n$/);
    expect(readFileSync(path)).toEqual(before);
  });

  it('finds damage where no start would read', async () => {
    const dataDir = ownDataDir();
    const path = databasePath(dataDir);
    const { offset, length } = locateTable(path, 'feedback');
    const bytes = readFileSync(path);
    bytes.fill(0xff, offset, offset + length);
    writeFileSync(path, bytes);
    const exit = await runServer({ DATA_DIR: dataDir });
    expect(exit.code).toBe(1);
    expect(exit.stderr).toMatch(/^The database .+ is damaged/);
    expect(readFileSync(path)).toEqual(bytes);
  });

  it('says that another process has locked the database', async () => {
    const dataDir = ownDataDir();
    const holder = new SqliteDatabase(databasePath(dataDir));
    onTestFinished(() => void holder.close());
    holder.exec('BEGIN EXCLUSIVE');
    const exit = await runServer({ DATA_DIR: dataDir });
    expect(exit.code).toBe(1);
    expect(exit.stderr).toMatch(/^The database .+ is locked by another process\. .+DATA_DIR.+\n$/);
  });

  it('says that another version made the database', async () => {
    const dataDir = ownDataDir();
    const other = new SqliteDatabase(databasePath(dataDir));
    const now = new Date().toISOString();
    other.prepare('insert into kysely_migration values (?, ?)').run('2099-01-01-later', now);
    other.close();
    const exit = await runServer({ DATA_DIR: dataDir });
    expect(exit.code).toBe(1);
    expect(exit.stderr).toMatch(/^The database .+ was not made by this version .+DATA_DIR.+\n$/);
  });

  it('says that the data folder cannot be written to', async () => {
    const parent = mkdtempSync(join(tmpdir(), 'reasonbook-no-folder-'));
    onTestFinished(() => rmSync(parent, { recursive: true }));
    const file = join(parent, 'file');
    writeFileSync(file, '');
    const exit = await runServer({ DATA_DIR: join(file, 'data') });
    expect(exit.code).toBe(1);
    expect(exit.stderr).toMatch(/cannot be opened for writing .+ DATA_DIR .+\n$/);
  });
});

/** Milliseconds that Node takes to start and do nothing; about 40 on a free machine. */
function measureBareNode(): number {
  const startedAt = performance.now();
  execFileSync(process.execPath, ['--eval', '0']);
  return performance.now() - startedAt;
}

/** Milliseconds from the command to a ready answer. */
async function measureStart(): Promise<number> {
  const startedAt = performance.now();
  const server = await startTestServer();
  onTestFinished(server.stop);
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  return performance.now() - startedAt;
}

describe('a start that works', () => {
  it('is ready within two seconds', async () => {
    // Two seconds on a machine that is free; on a busy one Node itself takes longer too,
    // and other work may hold up one start, not all three.
    const shares: number[] = [];
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const bare = measureBareNode();
      const took = await measureStart();
      shares.push(took / (2000 * Math.max(1, Math.max(bare, measureBareNode()) / 60)));
    }
    expect(Math.min(...shares)).toBeLessThan(1);
  });

  it('makes its database and its secret in an empty folder', async () => {
    const dataDir = join(ownDataDir(), 'new');
    const server = await startTestServer({ dataDir });
    onTestFinished(server.stop);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    expect(statSync(join(dataDir, 'auth-secret')).mode & 0o777).toBe(0o600);
  });

  it('prints where to go and who can sign in', async () => {
    const server = await startTestServer();
    onTestFinished(server.stop);
    const output = server.output();
    expect(output).toContain(`Reasonbook is ready: ${server.url}\n`);
    expect(output).toContain(SANDBOX_PASSWORD);
    for (const { email } of SANDBOX_PEOPLE) expect(output).toContain(email);
  });

  it('signs nobody out by a restart', async () => {
    const dataDir = ownDataDir();
    const first = await startTestServer({ dataDir });
    onTestFinished(first.stop);
    const cookie = await signIn(first.url, 'ready@sandbox.test');
    await first.terminate();
    const second = await startTestServer({ dataDir });
    onTestFinished(second.stop);
    const session = await fetch(`${second.url}/api/auth/get-session`, { headers: { cookie } });
    expect(await session.json()).toMatchObject({ user: { email: 'ready@sandbox.test' } });
  });

  it('tells liveness from readiness when the database falls behind', async () => {
    const server = await startTestServer();
    onTestFinished(server.stop);
    const other = new SqliteDatabase(server.dbPath);
    onTestFinished(() => void other.close());
    other.exec('delete from kysely_migration');
    const ready = await fetch(`${server.url}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ code: 'NOT_READY' });
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });
});

describe('SIGTERM', () => {
  it('lets a request in flight finish, takes no other, and exits with 0', async () => {
    const server = await startTestServer();
    onTestFinished(server.stop);
    const body = JSON.stringify({ email: 'ready@sandbox.test', password: SANDBOX_PASSWORD });
    const slow = request(`${server.url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Content-Length': body.length,
        Expect: '100-continue',
      },
    });
    const answered = once(slow, 'response');
    slow.flushHeaders();
    // The server has taken the request once it asks for the body.
    await once(slow, 'continue');
    slow.write(body.slice(0, 10));
    const ended = server.terminate();
    await refusesConnections(server.url);
    slow.end(body.slice(10));
    const [response] = await answered;
    expect(response.statusCode).toBe(200);
    expect(response.headers['set-cookie']?.[0]).toMatch(/^reasonbook\.session_token=/);
    response.resume();
    expect((await ended).code).toBe(0);
    // A clean close leaves no write-ahead log behind.
    expect(() => statSync(`${server.dbPath}-wal`)).toThrow('ENOENT');
  });

  it('does not wait for connections that are only kept alive', async () => {
    const server = await startTestServer();
    onTestFinished(server.stop);
    await (await fetch(`${server.url}/healthz`)).text();
    const startedAt = performance.now();
    expect((await server.terminate()).code).toBe(0);
    expect(performance.now() - startedAt).toBeLessThan(GRACE_MS);
  });
});

async function refusesConnections(url: string): Promise<void> {
  for (;;) {
    try {
      await fetch(`${url}/healthz`, { headers: { Connection: 'close' } });
    } catch {
      return;
    }
  }
}
