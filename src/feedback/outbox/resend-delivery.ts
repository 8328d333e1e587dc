import type { Kysely } from 'kysely';
import type { FeedbackTables } from '../tables.ts';

/**
 * Starts a failed message's schedule afresh, under its old id, and notes who
 * asked for it. False where there is no such message, or it has not failed.
 */
export async function resendDelivery(
  db: Kysely<FeedbackTables>,
  id: string,
  actor: { email: string },
  now: Date,
): Promise<boolean> {
  const at = now.toISOString();
  const { numUpdatedRows } = await db
    .updateTable('webhook_delivery')
    .set({
      status: 'pending',
      attempts: 0,
      next_attempt_at: at,
      resent_by: actor.email,
      resent_at: at,
    })
    .where('id', '=', id)
    .where('status', '=', 'failed')
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}
