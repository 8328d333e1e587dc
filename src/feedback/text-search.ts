import { sql, type Kysely } from 'kysely';
import { runKept } from '#src/server/run-kept.ts';
import type { ListPosition } from './list-cursor.ts';
import type { RowSource } from './select-feedback.ts';
import type { FeedbackTables } from './tables.ts';

/*
 * The one place that knows how the database searches text: SQLite's FTS5. A
 * second database brings its own index behind the same functions.
 */

/** Makes an item's words findable, in the transaction that stores them. */
export async function indexText(
  trx: Kysely<FeedbackTables>,
  seq: number,
  { comment, excerpt }: { comment: string | null; excerpt: string | null },
): Promise<void> {
  if (comment === null && excerpt === null) return;
  const write = () =>
    trx.insertInto('feedback_text').values({ rowid: seq, comment, excerpt }).compile();
  await runKept(trx, 'insert text', write, [seq, comment, excerpt]);
}

/** Makes items' words findable no more. */
export async function removeText(
  trx: Kysely<FeedbackTables>,
  seqs: readonly number[],
): Promise<void> {
  await trx.deleteFrom('feedback_text').where('rowid', 'in', seqs).execute();
}

/** Items with all of these words, each taken as a beginning; the newest first. */
export function textSource(words: readonly string[], after: ListPosition | null): RowSource {
  const query = words.map((word) => `"${word}"*`).join(' ');
  return {
    // `cross join` keeps the index in front: it has its hits in the order of arrival.
    from: sql`feedback_text cross join feedback on feedback.seq = feedback_text.rowid`,
    where: [
      sql`feedback_text match ${query}`,
      ...(after ? [sql`feedback_text.rowid < ${placeOf(after)}`] : []),
    ],
    order: sql`feedback_text.rowid desc`,
  };
}

/** An item's place; of one that was deleted meanwhile, the place behind the next older one. */
const placeOf = ({ created_at, id }: ListPosition) => sql`coalesce(
  (select seq from feedback where id = ${id}),
  (select seq + 1 from feedback where (created_at, id) < (${created_at}, ${id})
    order by created_at desc, id desc limit 1)
)`;

/** The words of a search: letters and digits; everything else only parts them. */
export const searchWords = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];
