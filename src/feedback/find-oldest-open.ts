import type { Kysely } from 'kysely';
import type { SummaryKind } from './compose-line.ts';
import { OPEN_STATUSES } from './list-tallies.ts';
import { isShown } from './shown-feedback.ts';
import type { FeedbackTables } from './tables.ts';

/** When the oldest open item of a name was sent: on a day that the counts know, so few are read. */
export async function findOldestOpen(
  db: Kysely<FeedbackTables>,
  kind: SummaryKind,
  name: string,
  day: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('feedback')
    .select('created_at')
    .where(kind, '=', name)
    .where(isShown)
    .where('created_at', '>=', day)
    .where('created_at', '<', `${day}U`)
    .where('status', 'in', [...OPEN_STATUSES])
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst();
  return row?.created_at ?? null;
}
