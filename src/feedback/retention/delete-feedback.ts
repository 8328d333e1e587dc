import type { Kysely } from 'kysely';
import type { FeedbackRow, FeedbackTables } from '../tables.ts';
import { removeText } from '../text-search.ts';
import { moveDuplicates, type MoveContext } from './move-duplicates.ts';

/** Tables whose rows belong to one item each, and go with it. */
export const PARTS_OF_AN_ITEM = [
  'webhook_delivery',
  'feedback_event',
  'feedback_label',
] as const satisfies (keyof FeedbackTables)[];

/** Removes these items with all that belongs to them. Duplicates that stay get another original. */
export async function deleteFeedback(
  db: Kysely<FeedbackTables>,
  rows: readonly Pick<FeedbackRow, 'id' | 'seq'>[],
  context: MoveContext,
): Promise<void> {
  const ids = rows.map(({ id }) => id);
  await db.transaction().execute(async (trx) => {
    // Writes before it reads, so that it waits for another process instead of failing.
    for (const table of PARTS_OF_AN_ITEM) {
      await trx.deleteFrom(table).where('feedback_id', 'in', ids).execute();
    }
    await moveDuplicates(trx, ids, context);
    await removeText(
      trx,
      rows.flatMap(({ seq }) => seq ?? []),
    );
    await trx.deleteFrom('feedback').where('id', 'in', ids).execute();
  });
}
