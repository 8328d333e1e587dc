import type { Kysely } from 'kysely';
import { DeliverySchema, type Delivery, type DeliveryStatus } from '#src/contracts/delivery.ts';
import type { FeedbackTables } from '../tables.ts';

/** As many as a reviewer looks through. */
export const DELIVERIES_SHOWN = 100;

/** The latest messages, newest first; of one status, if one is named. */
export async function listDeliveries(
  db: Kysely<FeedbackTables>,
  status: DeliveryStatus | undefined,
): Promise<Delivery[]> {
  let query = db
    .selectFrom('webhook_delivery')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(DELIVERIES_SHOWN);
  if (status) query = query.where('status', '=', status);
  const rows = await query.execute();
  return rows.map((row) => DeliverySchema.parse(row));
}
