import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import SqliteDatabase from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROJECT_DIR } from '#src/app/paths.ts';
import { TIMEOUT_MS } from '#src/feedback/outbox/create-sender.ts';
import { eventually } from '#test/support/crash/read-books.ts';
import { cleanEnv } from '#test/support/prepare-run.ts';
import { signIn } from '#test/support/sign-in.ts';
import { createDataDir, startTestServer, type TestServer } from '#test/support/test-server.ts';
import { readItem, startReceiver } from '#test/support/webhook-receiver.ts';
import { feedbackBody } from '../unit/feedback/feedback-input.ts';
import { openQueue, type Queue } from './review-queue.ts';

const run = promisify(execFile);
type Receiver = Awaited<ReturnType<typeof startReceiver>>;

async function submit(url: string, changes: Record<string, unknown> = {}): Promise<string> {
  const response = await fetch(`${url}/api/feedback`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(feedbackBody(changes)),
  });
  expect(response.status).toBe(201);
  return ((await response.json()) as { id: string }).id;
}

/** Changes a stopped or running server's database. */
function write(dbPath: string, statement: string): void {
  const sqlite = new SqliteDatabase(dbPath);
  sqlite.prepare(statement).run();
  sqlite.close();
}

// A message fails only once it was tried.
describe('a server with a receiver', { timeout: 60_000 }, () => {
  let server: TestServer;
  let receiver: Receiver;
  let queue: Queue;
  beforeAll(async () => {
    receiver = await startReceiver();
    server = await startTestServer({ env: receiver.env });
    queue = await openQueue(server.url);
  });
  afterAll(async () => {
    await server.stop();
    await receiver.stop();
  });
  const open = (path: string, cookie = queue.cookie) =>
    fetch(server.url + path, { headers: { cookie }, redirect: 'manual' });
  const resend = (id: string, cookie = queue.cookie) =>
    fetch(`${server.url}/review/deliveries?status=failed`, {
      method: 'POST',
      headers: { cookie },
      body: new URLSearchParams({ id }),
      redirect: 'manual',
    });

  it('tells it of an item and of each change, signed, by no name', async () => {
    const id = await submit(server.url, { comment: 'Where?', step: 'check-credits' });
    const patch = { status: 'triaged', assignee: 'reviewer@sandbox.test', note: 'Hm.', version: 1 };
    expect((await queue.patch(id, patch)).status).toBe(200);
    await eventually(() => expect(receiver.taken()).toHaveLength(2));
    expect(receiver.taken()).toMatchObject([
      { type: 'feedback.created', data: { item: { id, comment: 'Where?' } } },
      {
        type: 'feedback.changed',
        data: { item: { id }, change: { version: 2, note_added: true } },
      },
    ]);
    expect(receiver.refused).toEqual([]);
    expect(JSON.stringify(receiver.messages)).not.toMatch(/sandbox\.test|Hm\./);
    expect(server.output()).not.toContain('whsec_');
  });

  it('takes feedback at once while the receiver hangs', async () => {
    receiver.answerWith(() => null);
    const before = Date.now();
    for (let n = 0; n < 10; n += 1) await submit(server.url);
    expect(Date.now() - before).toBeLessThan(TIMEOUT_MS);
    receiver.answerWith(() => 204);
  });

  it('shows reviewers what failed, and sends it again when one asks', async () => {
    receiver.answerWith(() => 410);
    const id = await submit(server.url);
    const page = async () => await (await open('/review/deliveries?status=failed')).text();
    // Those that the hanging receiver held up fail here as well: this item's own entry counts.
    const entry = async () =>
      (await page()).split('<li').find((part) => part.includes(`/review?item=${id}#item-${id}`));
    await expect.poll(entry, { timeout: 25_000 }).toContain('Answered 410');
    const [, message = ''] = /name="id" value="(msg_[\w-]+)"/.exec((await entry()) ?? '') ?? [];
    receiver.answerWith(() => 204);
    const answer = await resend(message);
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      '/review/deliveries?status=failed',
    ]);
    await eventually(() =>
      expect(receiver.taken().some((event) => readItem(event).item.id === id)).toBe(true),
    );
    await expect
      .poll(async () => (await open('/review/deliveries?status=delivered')).text())
      .toContain('Sent again by reviewer@sandbox.test');
    expect((await resend(message)).status).toBe(409);
  });

  it('shows the log to docs reviewers alone', async () => {
    const customer = await signIn(server.url, 'ready@sandbox.test');
    expect((await open('/review/deliveries', customer)).status).toBe(403);
    expect((await resend('msg_x', customer)).status).toBe(403);
    const stranger = await open('/review/deliveries?status=failed', '');
    expect(stranger.headers.get('location')).toBe(
      '/sign-in?return=%2Freview%2Fdeliveries%3Fstatus%3Dfailed',
    );
    expect((await open('/review/deliveries?status=lost')).status).toBe(400);
    const page = await open('/review/deliveries');
    expect(page.headers.get('cache-control')).toBe('private, no-store');
    expect(await page.text()).toContain(new URL(receiver.url).origin);
  });
});

describe('a server that is killed between storing and sending', () => {
  it('sends after its next start, each event once', async () => {
    const receiver = await startReceiver(() => null);
    const dataDir = createDataDir();
    const first = await startTestServer({ dataDir, env: receiver.env });
    const ids: string[] = [];
    for (let n = 0; n < 8; n += 1) ids.push(await submit(first.url));
    await first.kill();
    // Those that were in hand are due once their lease is over: let it be.
    write(first.dbPath, `update webhook_delivery set next_attempt_at = created_at`);
    receiver.answerWith(() => 204);
    const second = await startTestServer({ dataDir, env: receiver.env });
    await eventually(() => {
      expect(
        receiver
          .taken()
          .map((event) => readItem(event).item.id)
          .sort(),
      ).toEqual([...ids].sort());
    });
    await second.terminate();
    await receiver.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
});

describe('a server without a receiver', () => {
  let server: TestServer;
  let queue: Queue;
  beforeAll(async () => {
    server = await startTestServer();
    queue = await openQueue(server.url);
  });
  afterAll(async () => {
    await server.stop();
    rmSync(server.dataDir, { recursive: true, force: true });
  });
  const command = (script: string, args: string[] = [], env: Record<string, string> = {}) =>
    run(process.execPath, [join(PROJECT_DIR, 'src/app', script), ...args], {
      env: cleanEnv({ DATA_DIR: server.dataDir, ...env }),
    });

  it('says how to name one', async () => {
    const page = await (await queue.get('/review/deliveries')).text();
    expect(page).toContain('REVIEW_WEBHOOK_URL');
    expect(page).not.toContain('Messages, newest first');
  });

  it('gives the digest to docs reviewers, and the same to a mail job', async () => {
    const id = await submit(server.url, { comment: 'I am Bob' });
    write(server.dbPath, `update feedback set created_at = '2026-11-23T10:00:00.000Z'`);
    const answer = await queue.get('/api/review/digest?day=2026-11-23');
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    const text = await answer.text();
    expect(text).toContain(`${server.url.replace('127.0.0.1', 'localhost')}/review?item=${id}`);
    expect(text).not.toContain('Bob');
    const site = { SITE_URL: 'http://localhost:' + new URL(server.url).port };
    const printed = await command('print-digest.ts', ['--day', '2026-11-23'], site);
    expect(printed.stdout).toBe(text);
    expect((await queue.get('/api/review/digest?day=monday')).status).toBe(400);
    expect((await fetch(`${server.url}/api/review/digest`)).status).toBe(401);
    const customer = await queue.signIn('ready');
    const headers = { cookie: customer };
    expect((await fetch(`${server.url}/api/review/digest`, { headers })).status).toBe(403);
  });

  it('has commands that fail with a status and a sentence', async () => {
    const nowhere = { DATA_DIR: join(server.dataDir, 'nowhere') };
    await expect(command('print-digest.ts', ['--day', 'monday'])).rejects.toMatchObject({
      code: 1,
      stderr: 'There is no day monday: npm run digest -- --day 2026-11-23\n',
    });
    await expect(command('print-digest.ts', ['--dya', 'x'])).rejects.toMatchObject({
      stderr: expect.stringContaining('The digest takes nothing but a day, not --dya'),
    });
    await expect(command('print-digest.ts', [], nowhere)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^There is no database at /),
    });
    await expect(
      command('apply-retention.ts', [], { FEEDBACK_DELETE_AFTER_DAYS: '9' }),
    ).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(/^FEEDBACK_DELETE/) });
  });

  it('forgets by command while it runs, and by itself at the next start', async () => {
    const id = await submit(server.url, { comment: 'Ancient words' });
    write(server.dbPath, `update feedback set created_at = '2026-01-01T00:00:00.000Z'`);
    const { stdout } = await command('apply-retention.ts', [], {
      FEEDBACK_ANONYMISE_AFTER_DAYS: '1',
      FEEDBACK_DELETE_AFTER_DAYS: 'off',
    });
    expect(stdout).toMatch(/^Anonymised: 2 \(sent until .+\)\.\nDeleted: 0 \(off\)\.\n$/);
    expect(await queue.find(id)).toMatchObject({ comment: null });
    expect((await queue.list('?q=ancient')).items).toEqual([]);
    await server.terminate();
    const env = { FEEDBACK_ANONYMISE_AFTER_DAYS: '1', FEEDBACK_DELETE_AFTER_DAYS: '2' };
    const { dataDir } = server;
    server = await startTestServer({ dataDir, env });
    queue = await openQueue(server.url);
    await expect.poll(() => queue.count(), { timeout: 15_000 }).toBe(0);
    await expect.poll(() => server.output()).toContain('"deleted":2');
  });
});
