import type { Kysely } from 'kysely';
import { findFixed, markComeBack } from './mark-come-back.ts';
import type { Outbox } from './outbox/record-event.ts';
import { planComeBack } from './plan-come-back.ts';
import type { FeedbackRow, FeedbackTables } from './tables.ts';
import { indexText } from './text-search.ts';

/**
 * What follows once anybody may see an item, in the transaction that stores or
 * releases it: its words are found, and what it says of an earlier fix is noted
 * on both. Whoever calls it counts it as well.
 */
export async function enterQueue(
  trx: Kysely<FeedbackTables>,
  row: FeedbackRow,
  outbox: Outbox | null,
): Promise<void> {
  await indexText(trx, row.seq as number, row);
  const comeBack = planComeBack(row, await findFixed(trx, row));
  if (!comeBack) return;
  const { of: came_back_of, mark } = comeBack;
  await trx.updateTable('feedback').set({ came_back_of }).where('id', '=', row.id).execute();
  if (mark) await markComeBack(trx, came_back_of, mark, outbox);
}
