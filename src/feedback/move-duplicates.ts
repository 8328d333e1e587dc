import type { Kysely } from 'kysely';
import { applyChange, type DecideContext } from './decide-feedback.ts';
import type { FeedbackTables } from './tables.ts';
import { findFeedback } from './find-feedback.ts';
import { toFeedbackItem } from './to-feedback-item.ts';
import { planSuccession } from './plan-succession.ts';

/** `actor` stands in the audit trail, where a reviewer's name would be. */
export type MoveContext = Pick<DecideContext, 'actor' | 'now' | 'outbox'>;

/**
 * The oldest duplicate of an item that goes takes its place: its status and
 * its reviewer, and the other duplicates. Each change is in the audit trail.
 */
export async function moveDuplicates(
  trx: Kysely<FeedbackTables>,
  goingIds: readonly string[],
  context: MoveContext,
): Promise<void> {
  const rows = await trx
    .selectFrom('feedback')
    .selectAll()
    .where('duplicate_of', 'in', goingIds)
    .where('id', 'not in', goingIds)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const items = rows.flatMap((row) => toFeedbackItem(row) ?? []);
  for (const [originalId, duplicates] of Map.groupBy(items, (item) => item.duplicate_of)) {
    const original = await findFeedback(trx, originalId ?? '');
    for (const { item, plan } of planSuccession(original, duplicates)) {
      await applyChange(trx, item, { ...plan, undo_of: null }, context);
    }
  }
  // Rows that nobody can read are nobody's duplicates any more.
  await trx
    .updateTable('feedback')
    .set({ duplicate_of: null })
    .where('duplicate_of', 'in', goingIds)
    .where('id', 'not in', goingIds)
    .execute();
}
