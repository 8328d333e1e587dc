import type { Kysely } from 'kysely';
import { isShown } from './shown-feedback.ts';
import type { FeedbackTables } from './tables.ts';

/** How many items say the same as each of these, by id; counted anew, so that an undo is seen. */
export async function countDuplicates(
  db: Kysely<FeedbackTables>,
  ids: readonly string[],
): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('feedback')
    .select(({ fn }) => ['duplicate_of', fn.countAll<number | string>().as('times')])
    .where('duplicate_of', 'in', [...ids])
    .where(isShown)
    .groupBy('duplicate_of')
    .execute();
  return new Map(rows.map(({ duplicate_of, times }) => [duplicate_of ?? '', Number(times)]));
}
