import type { Kysely } from 'kysely';
import { FeedbackEventSchema, type FeedbackEvent } from '#src/contracts/feedback-event.ts';
import type { FeedbackEventRow, FeedbackTables } from './tables.ts';

/** Every change of an item, oldest first; empty for an item that nobody changed. */
export async function listFeedbackEvents(
  db: Kysely<FeedbackTables>,
  feedbackId: string,
): Promise<FeedbackEvent[]> {
  const rows = await db
    .selectFrom('feedback_event')
    .selectAll()
    .where('feedback_id', '=', feedbackId)
    .orderBy('version', 'asc')
    .execute();
  return rows.map(toFeedbackEvent);
}

/** A row of the trail as reviewers see it. */
export function toFeedbackEvent(row: FeedbackEventRow): FeedbackEvent {
  return FeedbackEventSchema.parse({
    feedback_id: row.feedback_id,
    version: row.version,
    actor: { id: row.actor_id, email: row.actor_email },
    changes: JSON.parse(row.changes),
    undo_of: row.undo_of,
    created_at: row.created_at,
  });
}
