import { z } from 'zod';

/** Query of `GET /api/review/digest`, and what follows `npm run digest --`. */
export const DigestQuerySchema = z.strictObject({
  /** In UTC; the last whole day unless given. */
  day: z.iso.date('Must be a day such as 2026-11-23.').optional(),
});

/** The last day that is over, in UTC. */
export const lastWholeDay = (now: Date): string =>
  new Date(now.getTime() - 86_400_000).toISOString().slice(0, 10);
