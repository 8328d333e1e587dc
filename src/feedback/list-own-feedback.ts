import type { Kysely } from 'kysely';
import type { FeedbackItem } from '#src/contracts/feedback.ts';
import type { FeedbackTables } from './tables.ts';
import { toFeedbackItem } from './to-feedback-item.ts';

/** More than a reader looks through; "Delete all" reaches the others too. */
export const OWN_ITEMS_SHOWN = 100;

/** What a reader sent with their name, newest first; `total` counts what is not shown, too. */
export async function listOwnFeedback(
  db: Kysely<FeedbackTables>,
  readerId: string,
): Promise<{ items: FeedbackItem[]; total: number }> {
  const own = db.selectFrom('feedback').where('reader_id', '=', readerId);
  const rows = await own
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(OWN_ITEMS_SHOWN)
    .execute();
  const { total } = await own
    .select(({ fn }) => fn.countAll<number | string>().as('total'))
    .executeTakeFirstOrThrow();
  return { items: rows.flatMap((row) => toFeedbackItem(row) ?? []), total: Number(total) };
}
