import type { Kysely } from 'kysely';
import { deleteFeedback } from './delete-feedback.ts';
import type { MoveContext } from './move-duplicates.ts';
import type { FeedbackTables } from './tables.ts';

/** Who the history names: the reader's own name goes with their item. */
const ACTOR = { id: 'reader', email: 'a reader' };

/**
 * Deletes what a reader sent with their name: one item, or all of them. Answers
 * with how many it were; somebody else's item and none at all are the same 0.
 */
export async function deleteOwnFeedback(
  db: Kysely<FeedbackTables>,
  readerId: string,
  which: { id: string } | 'all',
  context: Omit<MoveContext, 'actor'>,
): Promise<number> {
  const own = db.selectFrom('feedback').select('id').where('reader_id', '=', readerId);
  const rows = await (which === 'all' ? own : own.where('id', '=', which.id)).execute();
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return 0;
  const deleted = await deleteFeedback(db, ids, { ...context, actor: ACTOR });
  // That it is gone, and what took its place, is told at once.
  context.outbox?.wake();
  return deleted;
}
