import type { Kysely } from 'kysely';
import type { Changes } from './plan-change.ts';
import type { FeedbackTables } from './tables.ts';

/** The reviewer who decides; kept in the audit trail. */
export interface Actor {
  id: string;
  email: string;
}

/**
 * The audit row of a change, in the transaction that makes it. `after` is the item by
 * then; `batch` names the changes of one call, `undo_of` the version that is taken back.
 */
export async function writeFeedbackEvent(
  trx: Kysely<FeedbackTables>,
  after: { id: string; version: number; updated_at: string },
  { changes, undo_of }: { changes: Changes; undo_of?: number | null },
  { actor, batch }: { actor: Actor; batch?: string },
): Promise<void> {
  await trx
    .insertInto('feedback_event')
    .values({
      feedback_id: after.id,
      version: after.version,
      actor_id: actor.id,
      actor_email: actor.email,
      changes: JSON.stringify(changes),
      created_at: after.updated_at,
      batch: batch ?? null,
      undo_of: undo_of ?? null,
    })
    .execute();
}
