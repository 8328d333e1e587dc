import type { Kysely } from 'kysely';
import { countChange } from './count-change.ts';
import { moveDuplicates, type MoveContext } from './move-duplicates.ts';
import { recordRemoval } from './outbox/record-removal.ts';
import type { FeedbackTables } from './tables.ts';
import { removeText } from './text-search.ts';

/** Tables whose rows belong to one item each, and go with it. */
export const PARTS_OF_AN_ITEM = [
  'feedback_event',
  'feedback_label',
] as const satisfies (keyof FeedbackTables)[];

/**
 * Removes these items with all that belongs to them; the receiver of webhooks
 * is told to forget what it knows. Duplicates that stay get another original.
 * Answers with how many were still there.
 */
export async function deleteFeedback(
  db: Kysely<FeedbackTables>,
  ids: readonly string[],
  context: MoveContext,
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const rows = await trx.selectFrom('feedback').selectAll().where('id', 'in', ids).execute();
    const here = rows.map(({ id }) => id);
    if (here.length === 0) return 0;
    await recordRemoval(trx, 'feedback.deleted', await takeMessages(trx, here), context.now);
    for (const table of PARTS_OF_AN_ITEM) {
      await trx.deleteFrom(table).where('feedback_id', 'in', here).execute();
    }
    await moveDuplicates(trx, here, context);
    await forgetComeBacks(trx, here);
    await removeText(
      trx,
      rows.flatMap(({ seq }) => seq ?? []),
    );
    for (const row of rows) if (row.personal !== 'held') await countChange(trx, row, null);
    await trx.deleteFrom('feedback').where('id', 'in', here).execute();
    return here.length;
  });
}

const takeMessages = (trx: Kysely<FeedbackTables>, ids: readonly string[]) =>
  trx.deleteFrom('webhook_delivery').where('feedback_id', 'in', ids).returningAll().execute();

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
