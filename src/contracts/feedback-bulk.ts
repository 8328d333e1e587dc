import { z } from 'zod';
import { FeedbackChangeSchema, SeenVersionSchema } from './feedback.ts';
import { FieldErrorSchema } from './problem.ts';

/** How many items one call may change: as many as a page of the queue holds. */
export const BULK_LIMIT = 100;

/** Items by id, each at the version that the reviewer saw. */
export const SeenItemsSchema = z
  .array(
    z.strictObject({
      id: z.string('Must be the id of an item.').min(1).max(100),
      version: SeenVersionSchema,
    }),
    'Must be a list of { id, version }.',
  )
  .min(1, 'Choose at least one item.')
  .max(BULK_LIMIT, `At most ${BULK_LIMIT} items at once.`)
  .refine((items) => new Set(items.map(({ id }) => id)).size === items.length, {
    message: 'Name each item once.',
  });
export type SeenItem = z.infer<typeof SeenItemsSchema>[number];

/** Body of `POST /api/review/feedback/bulk`: one change for many items. */
export const FeedbackBulkSchema = z.strictObject(
  { items: SeenItemsSchema, change: FeedbackChangeSchema },
  'Must be a JSON object.',
);
export type FeedbackBulk = z.infer<typeof FeedbackBulkSchema>;

/** Body of `POST /api/review/feedback/undo`: each version is the one that the change made. */
export const FeedbackUndoSchema = z.strictObject(
  { items: SeenItemsSchema },
  'Must be a JSON object.',
);

/** What became of one item of a call. */
export const BulkResultSchema = z.object({
  id: z.string(),
  /** `stale`: somebody changed it meanwhile, and it stays so. `refused`: it cannot be so. */
  outcome: z.enum(['done', 'stale', 'refused']),
  /** The version by now; null where there is no such item, or it was refused. */
  version: z.int().nullable(),
  /** What was changed, by whom; or what is wrong. */
  errors: z.array(FieldErrorSchema),
});
export type BulkResult = z.infer<typeof BulkResultSchema>;

/** Answer to both, in the order of the items. */
export const BulkAnswerSchema = z.object({
  /** Names the changes of this call together. */
  batch: z.string(),
  results: z.array(BulkResultSchema),
});
export type BulkAnswer = z.infer<typeof BulkAnswerSchema>;
