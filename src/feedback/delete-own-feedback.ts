import type { Kysely } from 'kysely';
import { removeFeedback } from './remove-feedback.ts';
import type { FeedbackTables } from './tables.ts';

/**
 * Deletes what a reader sent with their name: one item, or all of them. Answers
 * with how many it were; somebody else's item and none at all are the same 0.
 */
export async function deleteOwnFeedback(
  db: Kysely<FeedbackTables>,
  readerId: string,
  which: { id: string } | 'all',
  now: Date,
): Promise<number> {
  return await db.transaction().execute(async (trx) => {
    const own = trx.selectFrom('feedback').select('id').where('reader_id', '=', readerId);
    const rows = await (which === 'all' ? own : own.where('id', '=', which.id)).execute();
    for (const { id } of rows) await removeFeedback(trx, id, now);
    return rows.length;
  });
}
