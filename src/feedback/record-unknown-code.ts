import type { Kysely } from 'kysely';
import type { FeedbackTables } from './tables.ts';

/** What could be a code: other text may be anything, and is not kept. */
const POSSIBLE_CODE = /^[A-Z][A-Z0-9_]{2,63}$/;
/** More different names than this in a day are somebody guessing, not readers. */
const NAMES_A_DAY = 500;

/**
 * Counts a reader who arrived with a code that nobody knows: one row a name and
 * day, and nothing about the reader. False where the name is not kept.
 */
export async function recordUnknownCode(
  db: Kysely<FeedbackTables>,
  written: string,
  now: Date,
): Promise<boolean> {
  const name = written.toUpperCase().replaceAll('-', '_');
  if (!POSSIBLE_CODE.test(name)) return false;
  const day = now.toISOString().slice(0, 10);
  return db.transaction().execute(async (trx) => {
    const counted = await trx
      .updateTable('unknown_code')
      .set((row) => ({ times: row('times', '+', 1) }))
      .where('name', '=', name)
      .where('day', '=', day)
      .executeTakeFirst();
    if (counted.numUpdatedRows > 0n) return true;
    const { names } = await trx
      .selectFrom('unknown_code')
      .select(({ fn }) => fn.countAll<number | string>().as('names'))
      .where('day', '=', day)
      .executeTakeFirstOrThrow();
    if (Number(names) >= NAMES_A_DAY) return false;
    await trx.insertInto('unknown_code').values({ name, day, times: 1 }).execute();
    return true;
  });
}
