import type { Kysely } from 'kysely';
import type { FeedbackItem } from '#src/contracts/feedback.ts';
import { isShown } from './shown-feedback.ts';
import type { FeedbackTables } from './tables.ts';
import { toFeedbackItem } from './to-feedback-item.ts';

/** One item of the queue; null if there is none, or none to be seen yet. */
export async function findFeedback(
  db: Kysely<FeedbackTables>,
  id: string,
): Promise<FeedbackItem | null> {
  const row = await db
    .selectFrom('feedback')
    .selectAll()
    .where('id', '=', id)
    .where(isShown)
    .executeTakeFirst();
  return row ? toFeedbackItem(row) : null;
}
