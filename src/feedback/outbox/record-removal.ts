import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { OutboundType } from '#src/contracts/outbound-event.ts';
import type { FeedbackTables, WebhookDeliveryRow } from '../tables.ts';
import { LEASE_MS } from './claim-due.ts';

export type RemovalType = Extract<OutboundType, 'feedback.anonymised' | 'feedback.deleted'>;

/**
 * Writes down that the receiver is to forget as well, in the transaction that
 * anonymises or deletes. `messages` are all that there were about the items:
 * what nothing was ever sent of, nobody else has to forget.
 */
export async function recordRemoval(
  trx: Kysely<FeedbackTables>,
  type: RemovalType,
  messages: readonly WebhookDeliveryRow[],
  now: Date,
): Promise<void> {
  const byItem = [...Map.groupBy(messages, ({ feedback_id }) => feedback_id)];
  const rows = byItem
    .filter(([, earlier]) => earlier.some(mayHaveLeft))
    .map(([feedback_id, earlier]) => ({
      id: `msg_${randomUUID()}`,
      feedback_id,
      type,
      // The last one's, so that it comes after that.
      version: Math.max(...earlier.map(({ version }) => version)),
      status: 'pending',
      attempts: 0,
      next_attempt_at: dueAfter(earlier, now).toISOString(),
      created_at: now.toISOString(),
    }));
  if (rows.length > 0) await trx.insertInto('webhook_delivery').values(rows).execute();
}

/**
 * Also one that nobody answered may have arrived. Broken off or sent again, its
 * attempts begin anew; the error, or who asked for it, stays.
 */
const mayHaveLeft = ({ attempts, last_error, resent_at }: WebhookDeliveryRow) =>
  attempts > 0 || last_error !== null || resent_at !== null;

/** One in hand may still arrive: whoever forgot before it would know again. */
const dueAfter = (earlier: readonly WebhookDeliveryRow[], now: Date) =>
  earlier.some(({ status }) => status === 'pending') ? new Date(now.getTime() + LEASE_MS) : now;
