import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { OutboundType } from '#src/contracts/outbound-event.ts';
import type { FeedbackTables } from '../tables.ts';

/** Where messages wait for their receiver. */
export interface Outbox {
  /** Something new may be due: call it once the transaction is over. */
  wake: () => void;
}

/** What a message is about: an item, as it is after what happened. */
interface Cause {
  id: string;
  version: number;
  updated_at: string;
}

/**
 * Writes down that the receiver is to be told, in the transaction of what
 * happened: both or neither. What was withheld of the item gets another chance.
 */
export async function recordEvent(
  trx: Kysely<FeedbackTables>,
  type: OutboundType,
  { id: feedback_id, version, updated_at }: Cause,
): Promise<void> {
  await trx
    .insertInto('webhook_delivery')
    .values({
      id: `msg_${randomUUID()}`,
      feedback_id,
      type,
      version,
      status: 'pending',
      attempts: 0,
      next_attempt_at: updated_at,
      created_at: updated_at,
    })
    .execute();
  await trx
    .updateTable('webhook_delivery')
    .set({ status: 'pending', next_attempt_at: updated_at })
    .where('feedback_id', '=', feedback_id)
    .where('status', '=', 'withheld')
    .execute();
}
