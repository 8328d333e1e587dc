import { z } from 'zod';

/** One change of an item. */
export const FeedbackEventSchema = z.object({
  feedback_id: z.string(),
  /** The item's version after the change. */
  version: z.int(),
  /** The reviewer. */
  actor: z.object({ id: z.string(), email: z.string() }),
  /** By the item's property. */
  changes: z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() })),
  /** The version whose change this one took back. */
  undo_of: z.int().nullable(),
  created_at: z.iso.datetime(),
});
export type FeedbackEvent = z.infer<typeof FeedbackEventSchema>;

/** Answer of `GET /api/review/feedback/<id>/events`, oldest first. */
export const FeedbackEventListSchema = z.object({ items: z.array(FeedbackEventSchema) });
