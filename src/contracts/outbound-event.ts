import { z } from 'zod';
import { FeedbackItemSchema } from './feedback.ts';

/** What the site tells others about: Standard Webhooks, one message an event. */
export const OUTBOUND_TYPES = [
  'feedback.created',
  'feedback.changed',
  'feedback.anonymised',
  'feedback.deleted',
] as const;
export type OutboundType = (typeof OUTBOUND_TYPES)[number];

/**
 * An item as it leaves the site. Every property is named here: what an item
 * learns later stays inside until somebody decides that it may go. Nothing
 * tells who sent it, and a reviewer's address is only "assigned" or not.
 */
export const OutboundItemSchema = FeedbackItemSchema.pick({
  id: true,
  page: true,
  step: true,
  code: true,
  helpful: true,
  category: true,
  comment: true,
  excerpt: true,
  commit: true,
  source: true,
  verdict: true,
  codes: true,
  status: true,
  labels: true,
  duplicate_of: true,
  fixed_in: true,
  came_back_of: true,
  came_back_by: true,
  version: true,
  created_at: true,
  updated_at: true,
}).extend({ assigned: z.boolean() });
export type OutboundItem = z.infer<typeof OutboundItemSchema>;

const FromTo = z.object({ from: z.unknown(), to: z.unknown() });

/** What a reviewer did. Notes are internal: that there is one is all that is told. */
export const OutboundChangeSchema = z.object({
  /** The item's version that this made. */
  version: z.int().positive(),
  actor_id: z.string(),
  changes: z.partialRecord(
    z.enum(['status', 'labels', 'duplicate_of', 'fixed_in', 'came_back_by', 'assigned']),
    FromTo,
  ),
  note_added: z.boolean(),
});
export type OutboundChange = z.infer<typeof OutboundChangeSchema>;

/** The item is what it is when the message is sent, not when it was caused. */
export const ItemEventSchema = z.strictObject({
  type: z.enum(OUTBOUND_TYPES).exclude(['feedback.deleted']),
  /** When it happened. */
  timestamp: z.iso.datetime(),
  data: z.object({ item: OutboundItemSchema, change: OutboundChangeSchema.nullable() }),
});
export type ItemEvent = z.infer<typeof ItemEventSchema>;

/** The item is gone here, and so it should be there. */
const DeletionEventSchema = z.strictObject({
  type: z.literal('feedback.deleted'),
  timestamp: z.iso.datetime(),
  data: z.object({ id: z.string() }),
});

/** Body of a message. */
export const OutboundEventSchema = z.discriminatedUnion('type', [
  ItemEventSchema,
  DeletionEventSchema,
]);
export type OutboundEvent = z.infer<typeof OutboundEventSchema>;
