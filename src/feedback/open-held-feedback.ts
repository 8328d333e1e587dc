import type { Kysely } from 'kysely';
import type { OpenHeldItem } from '#src/contracts/held-feedback.ts';
import { toHeldEntry } from './list-held-feedback.ts';
import { splitPersonalData } from './split-personal-data.ts';
import type { FeedbackRow, FeedbackTables } from './tables.ts';
import { writeFeedbackEvent, type Actor } from './write-feedback-event.ts';

/**
 * Shows a reviewer the words of a held item, and keeps who saw them and when,
 * both or neither. Null for an item that is not held (any more).
 */
export async function openHeldFeedback(
  db: Kysely<FeedbackTables>,
  id: string,
  { actor, now }: { actor: Actor; now: Date },
): Promise<OpenHeldItem | null> {
  const row = await db.transaction().execute(async (trx) => {
    const opened = await trx
      .updateTable('feedback')
      .set((item) => ({ version: item('version', '+', 1), updated_at: now.toISOString() }))
      .where('id', '=', id)
      .where('personal', '=', 'held')
      .returningAll()
      .executeTakeFirst();
    if (!opened) return null;
    const changes = { personal_opened: { from: null, to: true } };
    await writeFeedbackEvent(trx, opened, { changes }, { actor });
    return opened;
  });
  return row && (await toOpenItem(row));
}

const toOpenItem = async (row: FeedbackRow): Promise<OpenHeldItem> => ({
  ...toHeldEntry(row),
  version: row.version,
  excerpt: await splitPersonalData(row.excerpt),
  comment: await splitPersonalData(row.comment),
});
