import type { Transaction } from 'kysely';
import { handOverDuplicates } from './hand-over-duplicates.ts';
import type { FeedbackTables } from './tables.ts';
import { unindexText } from './text-search.ts';

/**
 * Removes an item with everything that is known of it: words, sender, labels
 * and history. Others that say the same stay, and stay together.
 */
export async function removeFeedback(
  trx: Transaction<FeedbackTables>,
  id: string,
  now: Date,
): Promise<void> {
  const item = await trx
    .selectFrom('feedback')
    .select(['id', 'seq', 'status', 'assignee'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!item) return;
  await handOverDuplicates(trx, item, now);
  if (item.seq !== null) await unindexText(trx, item.seq);
  await trx.deleteFrom('feedback_label').where('feedback_id', '=', id).execute();
  await trx.deleteFrom('feedback_event').where('feedback_id', '=', id).execute();
  await trx.deleteFrom('feedback').where('id', '=', id).execute();
}
