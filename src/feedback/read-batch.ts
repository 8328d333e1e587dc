import type { Kysely } from 'kysely';
import type { SeenItem } from '#src/contracts/feedback-bulk.ts';
import type { FeedbackEvent } from '#src/contracts/feedback-event.ts';
import { toFeedbackEvent } from './list-feedback-events.ts';
import type { FeedbackTables } from './tables.ts';

/** What a reviewer did with one call. */
export interface Batch {
  events: FeedbackEvent[];
  /** Those that nobody has changed since. */
  undoable: SeenItem[];
}

/** A reviewer's own changes of one call; others' are theirs to take back. */
export async function readBatch(
  db: Kysely<FeedbackTables>,
  batch: string,
  actorId: string,
): Promise<Batch> {
  const rows = await db
    .selectFrom('feedback_event')
    .innerJoin('feedback', 'feedback.id', 'feedback_event.feedback_id')
    .selectAll('feedback_event')
    .select('feedback.version as current')
    .where('feedback_event.batch', '=', batch)
    .where('feedback_event.actor_id', '=', actorId)
    .orderBy('feedback.created_at', 'desc')
    .orderBy('feedback.id', 'desc')
    .execute();
  return {
    events: rows.map(toFeedbackEvent),
    undoable: rows
      .filter(({ version, current }) => version === current)
      .map(({ feedback_id: id, version }) => ({ id, version })),
  };
}
