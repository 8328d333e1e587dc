import type { Kysely } from 'kysely';
import { countChange } from '../count-change.ts';
import type { MoveContext } from '../move-duplicates.ts';
import { recordRemoval } from '../outbox/record-removal.ts';
import type { FeedbackRow, FeedbackTables } from '../tables.ts';
import { removeText } from '../text-search.ts';
import { CLEARED } from './personal-columns.ts';

/**
 * Removes who sent these items and all words about them; what counts stays. The
 * receiver of webhooks is told to do the same.
 */
export async function anonymiseFeedback(
  db: Kysely<FeedbackTables>,
  rows: readonly Pick<FeedbackRow, 'id' | 'seq'>[],
  { now, outbox }: Pick<MoveContext, 'now' | 'outbox'>,
): Promise<void> {
  const ids = rows.map(({ id }) => id);
  await db.transaction().execute(async (trx) => {
    // Writes before it reads, so that it waits for another process instead of failing.
    await trx
      .updateTable('feedback')
      .set({ anonymised_at: now.toISOString() })
      .where('id', 'in', ids)
      .execute();
    await removeNotes(trx, ids);
    const held = await trx
      .selectFrom('feedback')
      .selectAll()
      .where('id', 'in', ids)
      .where('personal', '=', 'held')
      .execute();
    await trx.updateTable('feedback').set(CLEARED).where('id', 'in', ids).execute();
    await removeText(
      trx,
      rows.flatMap(({ seq }) => seq ?? []),
    );
    // Without words nothing of them is held back any more: their votes count.
    for (const row of held) await countChange(trx, null, row);
    if (outbox) await recordRemoval(trx, 'feedback.anonymised', await listTold(trx, ids), now);
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
