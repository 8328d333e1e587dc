import { z } from 'zod';
import { OUTBOUND_TYPES } from './outbound-event.ts';

/** `withheld`: the item may not leave the site; it waits for the next decision on the item. */
export const DELIVERY_STATUSES = ['pending', 'delivered', 'failed', 'withheld'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** One message to the receiver, as reviewers see it. */
export const DeliverySchema = z.object({
  /** The `webhook-id`: the same for each attempt. */
  id: z.string(),
  feedback_id: z.string(),
  type: z.enum(OUTBOUND_TYPES),
  /** The item's version that caused it. */
  version: z.int().positive(),
  status: z.enum(DELIVERY_STATUSES),
  attempts: z.int().nonnegative(),
  next_attempt_at: z.iso.datetime().nullable(),
  /** The receiver's last answer. */
  last_status: z.int().nullable(),
  /** Why there was no answer, or no good one. */
  last_error: z.string().nullable(),
  created_at: z.iso.datetime(),
  delivered_at: z.iso.datetime().nullable(),
  /** Who asked for it to be sent again, last. */
  resent_by: z.string().nullable(),
  resent_at: z.iso.datetime().nullable(),
});
export type Delivery = z.infer<typeof DeliverySchema>;

/** Query of the delivery log. */
export const DeliveryQuerySchema = z.object({ status: z.enum(DELIVERY_STATUSES).optional() });
