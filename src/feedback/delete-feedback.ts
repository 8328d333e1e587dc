import type { Kysely } from 'kysely';
import { countChange } from './count-change.ts';
import { recordRemoval } from './outbox/record-removal.ts';
import type { FeedbackTables } from './tables.ts';
import { removeText } from './text-search.ts';
import { moveDuplicates, type MoveContext } from './move-duplicates.ts';

/** Tables whose rows belong to one item each, and go with it. */
export const PARTS_OF_AN_ITEM = [
  'feedback_event',
  'feedback_label',
] as const satisfies (keyof FeedbackTables)[];

/**
 * Removes these items with all that belongs to them; the receiver of webhooks
 * is told to forget what it knows. Duplicates that stay get another original.
 */
export async function deleteFeedback(
  db: Kysely<FeedbackTables>,
  ids: readonly string[],
  context: MoveContext,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    // Writes before it reads, so that it waits for another process instead of failing.
    const messages = await trx
      .deleteFrom('webhook_delivery')
      .where('feedback_id', 'in', ids)
      .returningAll()
      .execute();
    for (const table of PARTS_OF_AN_ITEM) {
      await trx.deleteFrom(table).where('feedback_id', 'in', ids).execute();
    }
    const rows = await trx.selectFrom('feedback').selectAll().where('id', 'in', ids).execute();
    await moveDuplicates(trx, ids, context);
    await forgetComeBacks(trx, ids);
    await removeText(
      trx,
      rows.flatMap(({ seq }) => seq ?? []),
    );
    for (const row of rows) if (row.personal !== 'held') await countChange(trx, row, null);
    await trx.deleteFrom('feedback').where('id', 'in', ids).execute();
    if (context.outbox) await recordRemoval(trx, 'feedback.deleted', messages, context.now);
  });
}

/** What pointed at these items points nowhere now. */
async function forgetComeBacks(trx: Kysely<FeedbackTables>, ids: readonly string[]): Promise<void> {
  await trx
    .updateTable('feedback')
    .set({ came_back_of: null })
    .where('came_back_of', 'in', ids)
    .execute();
  await trx
    .updateTable('feedback')
    .set({ came_back_by: null, came_back_at: null })
    .where('came_back_at', 'is not', null)
    .where('came_back_by', 'in', ids)
    .execute();
}
