import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { feedbackMigrations } from '#src/feedback/migrations.ts';
import { submitFeedback, type SubmitContext } from '#src/feedback/submit-feedback.ts';
import type { FeedbackTables } from '#src/feedback/tables.ts';
import { registry } from '#src/registry/registry.ts';
import { migrateDatabase, openDatabase } from '#src/server/db.ts';
import { feedbackInput } from './feedback-input.ts';

/** The queue's tables in a database of the test's own. */
export async function openTestQueue() {
  const dataDir = mkdtempSync(join(tmpdir(), 'reasonbook-queue-'));
  const db = openDatabase<FeedbackTables>(dataDir);
  await migrateDatabase(db, feedbackMigrations, dataDir);
  const context = (changes: Partial<SubmitContext> = {}): SubmitContext => ({
    registry,
    build: { commit: null, sources: {} },
    readVerdict: () => Promise.resolve(null),
    reader: null,
    now: new Date('2026-11-23T12:00:00.000Z'),
    outbox: null,
    ...changes,
  });
  return {
    db,
    dataDir,
    context,
    /** Stores one item; answers with its id. */
    add: async (
      changes: Record<string, unknown> = {},
      now = '2026-11-23T12:00:00.000Z',
      reader: SubmitContext['reader'] = null,
    ) => {
      const result = await submitFeedback(
        db,
        feedbackInput(changes),
        context({ now: new Date(now), reader }),
      );
      if (result.outcome !== 'stored') throw new Error(`Not stored: ${result.outcome}`);
      return result.id;
    },
    close: async () => {
      await db.destroy();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
