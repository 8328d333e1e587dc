import type { Kysely } from 'kysely';
import type { HeldDecision } from '#src/contracts/held-feedback.ts';
import { countChange } from './count-change.ts';
import { enterQueue } from './enter-queue.ts';
import { recordEvent, type Outbox } from './outbox/record-event.ts';
import { removePersonalData } from './split-personal-data.ts';
import type { FeedbackTables } from './tables.ts';
import { writeFeedbackEvent, type Actor } from './write-feedback-event.ts';

export type ReleaseResult = 'released' | 'stale' | 'not_found';

interface Words {
  comment: string | null;
  excerpt: string | null;
}

/** What each decision makes of the words. */
const DECIDE: Record<HeldDecision, (words: Words) => Words | Promise<Words>> = {
  remove: async ({ comment, excerpt }) => ({
    comment: await removePersonalData(comment),
    excerpt: await removePersonalData(excerpt),
  }),
  keep: (words) => words,
  delete: () => ({ comment: null, excerpt: null }),
};

/**
 * Decides on a held item, and from then on it is like all others: its words
 * are found, listed and counted. Who saw another version than the present one
 * changes nothing. The audit row says what was decided, never what was there.
 */
export async function releaseHeldFeedback(
  db: Kysely<FeedbackTables>,
  { id, version, decision }: { id: string; version: number; decision: HeldDecision },
  { actor, now, outbox }: { actor: Actor; now: Date; outbox: Outbox | null },
): Promise<ReleaseResult> {
  const result = await db.transaction().execute(async (trx): Promise<ReleaseResult> => {
    const row = await trx
      .selectFrom('feedback')
      .selectAll()
      .where('id', '=', id)
      .where('personal', '=', 'held')
      .executeTakeFirst();
    if (!row) return 'not_found';
    if (row.version !== version) return 'stale';
    const words = await DECIDE[decision]({ comment: row.comment, excerpt: row.excerpt });
    const after = {
      ...row,
      ...words,
      personal: 'released' as const,
      version: version + 1,
      updated_at: now.toISOString(),
    };
    const changed = await trx
      .updateTable('feedback')
      .set(after)
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow();
    // Another process was faster: its decision stands, and nothing was written here.
    if (changed.numUpdatedRows !== 1n) return 'stale';
    await enterQueue(trx, after, outbox);
    await countChange(trx, null, after);
    const changes = { personal: { from: 'held', to: decision } };
    await writeFeedbackEvent(trx, after, { changes }, { actor });
    // Its arrival was withheld until now, and is told with it.
    if (outbox) await recordEvent(trx, 'feedback.changed', after);
    return 'released';
  });
  if (result === 'released') outbox?.wake();
  return result;
}
