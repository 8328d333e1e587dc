import { z } from 'zod';

/**
 * Data of an event `state` of `GET /api/account/<account_id>/events`, whose id is
 * the version too. It has no values: whoever listens reads the account again.
 */
export const AccountEventSchema = z.object({
  account_id: z.string(),
  version: z.int(),
});
export type AccountEvent = z.infer<typeof AccountEventSchema>;
