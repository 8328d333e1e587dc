import type { Kysely } from 'kysely';
import { HeldEntrySchema, type HeldEntry } from '#src/contracts/held-feedback.ts';
import type { FeedbackRow, FeedbackTables } from './tables.ts';

/** More than a reviewer decides on in one go; the next ones follow as these go. */
const AT_ONCE = 50;

/** The columns of a held item that may be listed: never its words. */
const LISTED = ['id', 'page', 'step', 'code', 'created_at', 'personal_kinds'] as const;

/** Held items, the newest first, without a word of what was written. */
export async function listHeldFeedback(db: Kysely<FeedbackTables>): Promise<HeldEntry[]> {
  const rows = await db
    .selectFrom('feedback')
    .select(LISTED)
    .where('personal', '=', 'held')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(AT_ONCE)
    .execute();
  return rows.map(toHeldEntry);
}

export const toHeldEntry = (row: Pick<FeedbackRow, (typeof LISTED)[number]>): HeldEntry =>
  HeldEntrySchema.parse({ ...row, kinds: JSON.parse(row.personal_kinds) });
