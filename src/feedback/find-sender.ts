import type { Kysely } from 'kysely';
import { isShown } from './shown-feedback.ts';
import type { FeedbackTables } from './tables.ts';

/** The e-mail address that a reader sent along with an item; null where they did not. */
export async function findSender(db: Kysely<FeedbackTables>, id: string): Promise<string | null> {
  const row = await db
    .selectFrom('feedback')
    .select('reader_email')
    .where('id', '=', id)
    .where(isShown)
    .executeTakeFirst();
  return row?.reader_email ?? null;
}
