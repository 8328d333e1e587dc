import type { Kysely } from 'kysely';
import type { FeedbackTables, WebhookDeliveryRow } from '../tables.ts';

/** So many are sent at once: a slow receiver holds up few, and is not flooded. */
const AT_ONCE = 5;
/** Longer than any attempt takes; whoever dies with one in hand leaves it to others after this. */
export const LEASE_MS = 30_000;

/**
 * Messages whose time has come, taken for this process alone: each counts as
 * tried, and is due again for everybody once the lease is over. An item's
 * messages go in their order; the next waits until the one before is settled.
 */
export async function claimDue(
  db: Kysely<FeedbackTables>,
  now: Date,
): Promise<WebhookDeliveryRow[]> {
  const due = await selectWaiting(db)
    .where('waiting.next_attempt_at', '<=', now.toISOString())
    .orderBy('waiting.next_attempt_at')
    .limit(AT_ONCE)
    .execute();
  const claimed: WebhookDeliveryRow[] = [];
  for (const delivery of due) if (await claim(db, delivery, now)) claimed.push(delivery);
  return claimed.map((delivery) => ({ ...delivery, attempts: delivery.attempts + 1 }));
}

/** False where another process was faster. */
async function claim(
  db: Kysely<FeedbackTables>,
  { id, attempts, next_attempt_at }: WebhookDeliveryRow,
  now: Date,
): Promise<boolean> {
  const leased = new Date(now.getTime() + LEASE_MS).toISOString();
  const { numUpdatedRows } = await db
    .updateTable('webhook_delivery')
    .set({ attempts: attempts + 1, next_attempt_at: leased })
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .where('attempts', '=', attempts)
    .where('next_attempt_at', '=', next_attempt_at)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** When the next message is due; null where none waits. */
export async function findNextDue(db: Kysely<FeedbackTables>): Promise<string | null> {
  const next = await selectWaiting(db)
    .orderBy('waiting.next_attempt_at')
    .limit(1)
    .executeTakeFirst();
  return next?.next_attempt_at ?? null;
}

/** Each item's first message that is not settled. */
const selectWaiting = (db: Kysely<FeedbackTables>) =>
  db
    .selectFrom('webhook_delivery as waiting')
    .selectAll('waiting')
    .where('waiting.status', '=', 'pending')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('webhook_delivery as earlier')
            .select('earlier.id')
            .whereRef('earlier.feedback_id', '=', 'waiting.feedback_id')
            .where('earlier.status', '=', 'pending')
            .where(({ and, eb, or, ref }) =>
              or([
                eb('earlier.version', '<', ref('waiting.version')),
                and([
                  eb('earlier.version', '=', ref('waiting.version')),
                  eb('earlier.created_at', '<', ref('waiting.created_at')),
                ]),
              ]),
            ),
        ),
      ),
    );
