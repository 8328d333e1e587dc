import type { Kysely } from 'kysely';
import { listTallies, type Counted } from './list-tallies.ts';
import type { FeedbackTables } from './tables.ts';

/**
 * Keeps the summary's counts right, in the transaction that changes an item.
 * Null before: the item is new; null after: it is gone from the queue.
 */
export async function countChange(
  trx: Kysely<FeedbackTables>,
  before: Counted | null,
  after: Counted | null,
): Promise<void> {
  const tallies = listTallies(before, after);
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
