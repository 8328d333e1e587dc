import type { Kysely } from 'kysely';
import { DeliverySchema, type Delivery, type DeliveryStatus } from '#src/contracts/delivery.ts';
import { isShown } from '../shown-feedback.ts';
import type { FeedbackTables } from '../tables.ts';

/** As many as a reviewer looks through. */
export const DELIVERIES_SHOWN = 100;

/**
 * The latest messages, newest first; of one status, if one is named. None of held
 * items; of deleted ones, that they are.
 */
export async function listDeliveries(
  db: Kysely<FeedbackTables>,
  status: DeliveryStatus | undefined,
): Promise<Delivery[]> {
  let query = db
    .selectFrom('webhook_delivery')
    .leftJoin('feedback', 'feedback.id', 'webhook_delivery.feedback_id')
    .selectAll('webhook_delivery')
    .where(isShown)
    .orderBy('webhook_delivery.created_at', 'desc')
    .orderBy('webhook_delivery.id')
    .limit(DELIVERIES_SHOWN);
  if (status) query = query.where('webhook_delivery.status', '=', status);
  const rows = await query.execute();
  return rows.map((row) => DeliverySchema.parse(row));
}
