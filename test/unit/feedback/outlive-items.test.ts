import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { feedbackMigrations } from '#src/feedback/migrations.ts';
import type { FeedbackTables } from '#src/feedback/tables.ts';
import { migrateDatabase, openDatabase } from '#src/server/db.ts';

const LAST = '2026-11-27-outlive-items';
const MESSAGE = {
  id: 'msg_1',
  feedback_id: 'fb_1',
  type: 'feedback.created',
  version: 1,
  status: 'delivered',
  attempts: 2,
  next_attempt_at: null,
  last_status: 204,
  last_error: null,
  created_at: '2026-11-24T08:00:00.000Z',
  delivered_at: '2026-11-24T08:00:01.000Z',
  resent_by: null,
  resent_at: null,
};

it('keeps the messages of before, and lets a later one outlive its item', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'reasonbook-outlive-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const db = openDatabase<FeedbackTables>(dataDir);
  onTestFinished(() => db.destroy());
  const { [LAST]: outliveItems, ...before } = feedbackMigrations;
  await migrateDatabase(db, before, dataDir);
  const insert = (values: Partial<typeof MESSAGE>) =>
    db
      .insertInto('webhook_delivery')
      .values({ ...MESSAGE, ...values })
      .execute();
  await expect(insert({})).rejects.toThrow('FOREIGN KEY');
  await db
    .insertInto('feedback')
    .values({
      id: 'fb_1',
      submission_id: 's',
      body_hash: '',
      page: '/',
      helpful: 1,
      codes: '[]',
      status: 'new',
      labels: '[]',
      version: 1,
      created_at: MESSAGE.created_at,
      updated_at: MESSAGE.created_at,
      personal_kinds: '[]',
      spam_reasons: '[]',
    })
    .execute();
  await insert({});
  await migrateDatabase(db, { ...before, [LAST]: outliveItems! }, dataDir);
  expect(await db.selectFrom('webhook_delivery').selectAll().execute()).toEqual([MESSAGE]);
  await insert({ id: 'msg_2', feedback_id: 'gone', type: 'feedback.deleted' });
  await insert({ id: 'msg_3', type: 'feedback.anonymised' });
  await expect(insert({ id: 'msg_4' })).rejects.toThrow('UNIQUE');
});
