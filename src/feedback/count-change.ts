import type { Kysely } from 'kysely';
import { listTallies, mergeTallies, type Counted, type Tally } from './list-tallies.ts';
import type { FeedbackTables } from './tables.ts';

/**
 * Keeps the summary's counts right, in the transaction that changes an item.
 * Null before: the item is new; null after: it is gone from the queue.
 */
export const countChange = (
  trx: Kysely<FeedbackTables>,
  before: Counted | null,
  after: Counted | null,
): Promise<void> => addTallies(trx, listTallies(before, after));

/** As `countChange`, for new items that are stored together: what counts the same is added once. */
export const countNew = (trx: Kysely<FeedbackTables>, items: readonly Counted[]): Promise<void> =>
  addTallies(trx, mergeTallies(items.flatMap((item) => listTallies(null, item))));

async function addTallies(trx: Kysely<FeedbackTables>, tallies: Tally[]): Promise<void> {
  if (tallies.length === 0) return;
  await trx
    .insertInto('feedback_tally')
    .values(tallies)
    .onConflict((conflict) =>
      conflict.columns(['day', 'kind', 'name', 'verdict', 'step']).doUpdateSet({
        votes: ({ eb, ref }) => eb('feedback_tally.votes', '+', ref('excluded.votes')),
        helpful: ({ eb, ref }) => eb('feedback_tally.helpful', '+', ref('excluded.helpful')),
        open: ({ eb, ref }) => eb('feedback_tally.open', '+', ref('excluded.open')),
      }),
    )
    .execute();
}
