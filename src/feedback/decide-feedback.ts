import type { Kysely } from 'kysely';
import type { FeedbackItem, FeedbackPatch } from '#src/contracts/feedback.ts';
import { findFeedback } from './find-feedback.ts';
import type { FeedbackTables } from './tables.ts';

/** The reviewer who decides; kept in the audit trail. */
export interface Actor {
  id: string;
  email: string;
}

export type DecideResult =
  | { outcome: 'changed' | 'unchanged'; item: FeedbackItem }
  | { outcome: 'stale'; item: FeedbackItem }
  | { outcome: 'not_found' };

/**
 * Changes an item's status and writes the audit row, both or neither. Who saw
 * another version than the present one changes nothing.
 */
export async function decideFeedback(
  db: Kysely<FeedbackTables>,
  id: string,
  patch: FeedbackPatch,
  actor: Actor,
  now: Date,
): Promise<DecideResult> {
  return db.transaction().execute(async (transaction): Promise<DecideResult> => {
    const item = await findFeedback(transaction, id);
    if (!item) return { outcome: 'not_found' };
    if (item.version !== patch.version) return { outcome: 'stale', item };
    if (item.status === patch.status) return { outcome: 'unchanged', item };
    const next: FeedbackItem = {
      ...item,
      status: patch.status,
      version: item.version + 1,
      updated_at: now.toISOString(),
    };
    if (await updateItem(transaction, item, next)) {
      await writeEvent(transaction, item, next, actor);
      return { outcome: 'changed', item: next };
    }
    const current = await findFeedback(transaction, id);
    return current ? { outcome: 'stale', item: current } : { outcome: 'not_found' };
  });
}

/** False when somebody else was faster. */
async function updateItem(
  db: Kysely<FeedbackTables>,
  before: FeedbackItem,
  after: FeedbackItem,
): Promise<boolean> {
  const { status, version, updated_at } = after;
  const result = await db
    .updateTable('feedback')
    .set({ status, version, updated_at })
    .where('id', '=', before.id)
    .where('version', '=', before.version)
    .executeTakeFirstOrThrow();
  return result.numUpdatedRows === 1n;
}

async function writeEvent(
  db: Kysely<FeedbackTables>,
  before: FeedbackItem,
  after: FeedbackItem,
  actor: Actor,
): Promise<void> {
  await db
    .insertInto('feedback_event')
    .values({
      feedback_id: after.id,
      version: after.version,
      actor_id: actor.id,
      actor_email: actor.email,
      changes: JSON.stringify({ status: { from: before.status, to: after.status } }),
      created_at: after.updated_at,
    })
    .execute();
}
