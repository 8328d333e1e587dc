import type { Kysely } from 'kysely';
import { countChange } from '../count-change.ts';
import { recordRemoval } from '../outbox/record-removal.ts';
import type { FeedbackTables } from '../tables.ts';
import { removeText } from '../text-search.ts';
import { CLEARED } from './personal-columns.ts';

/**
 * Removes who sent these items and all words about them; what counts stays. The
 * receiver of webhooks is told to do the same.
 */
export async function anonymiseFeedback(
  db: Kysely<FeedbackTables>,
  which: readonly string[],
  now: Date,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const rows = await trx
      .selectFrom('feedback')
      .selectAll()
      .where('id', 'in', which)
      .where('anonymised_at', 'is', null)
      .execute();
    const ids = rows.map(({ id }) => id);
    await removeNotes(trx, ids);
    await trx
      .updateTable('feedback')
      .set({ ...CLEARED, anonymised_at: now.toISOString() })
      .where('id', 'in', ids)
      .execute();
    await removeText(
      trx,
      rows.flatMap(({ seq }) => seq ?? []),
    );
    // Without words nothing of them is held back any more: their votes count.
    for (const row of rows) if (row.personal === 'held') await countChange(trx, null, row);
    await recordRemoval(trx, 'feedback.anonymised', await listTold(trx, ids), now);
  });
}

const listTold = (trx: Kysely<FeedbackTables>, ids: string[]) =>
  trx.selectFrom('webhook_delivery').selectAll().where('feedback_id', 'in', ids).execute();

/** Reviewers quote readers: that there was a note is all that is left of one. */
async function removeNotes(trx: Kysely<FeedbackTables>, ids: string[]): Promise<void> {
  const events = await trx
    .selectFrom('feedback_event')
    .select(['feedback_id', 'version', 'changes'])
    .where('feedback_id', 'in', ids)
    .where('changes', 'like', '%"note"%')
    .execute();
  for (const { feedback_id, version, changes } of events) {
    await trx
      .updateTable('feedback_event')
      .set({ changes: withoutNote(changes) })
      .where('feedback_id', '=', feedback_id)
      .where('version', '=', version)
      .execute();
  }
}

function withoutNote(text: string): string {
  const changes = JSON.parse(text) as Record<string, unknown>;
  return JSON.stringify({ ...changes, note: { from: null, to: null } });
}
