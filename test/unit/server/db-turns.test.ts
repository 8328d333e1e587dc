import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { decideFeedback } from '#src/feedback/decide-feedback.ts';
import { databasePath } from '#src/server/db.ts';
import { openTestQueue } from '../feedback/open-test-queue.ts';

let queue: Awaited<ReturnType<typeof openTestQueue>>;
beforeEach(async () => {
  queue = await openTestQueue();
});
afterEach(() => queue.close());

/** Another process takes its turn to write, and holds it for a while. */
const OTHER = `
  const { DatabaseSync } = require('node:sqlite');
  const db = new DatabaseSync(process.argv[1]);
  db.exec('begin immediate');
  db.exec("insert into unknown_code values ('X', '2026-11-27', 1)");
  process.stdout.write('holds');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 150);
  db.exec('commit');
`;

/** Resolves while it holds its turn; with what resolves once it has ended. */
async function startOther() {
  const other = spawn(process.execPath, ['--eval', OTHER, databasePath(queue.dataDir)]);
  const ended = once(other, 'exit');
  await once(other.stdout, 'data');
  return { ended };
}

it('a transaction that reads first waits for another process, and does not fail', async () => {
  const id = await queue.add();
  const { ended } = await startOther();
  const decision = await decideFeedback(
    queue.db,
    id,
    { status: 'triaged', version: 1 },
    {
      actor: { id: 'u1', email: 'r@sandbox.test' },
      isReviewer: async () => true,
      now: new Date('2026-11-27T08:00:00.000Z'),
      outbox: null,
    },
  );
  expect(decision.outcome).toBe('changed');
  await ended;
  expect(await queue.db.selectFrom('unknown_code').selectAll().execute()).toHaveLength(1);
});

it('a submission waits as well', async () => {
  const { ended } = await startOther();
  await expect(queue.add({ comment: 'Where?' })).resolves.toMatch(/./);
  await ended;
});
