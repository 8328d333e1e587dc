import { z } from 'zod';
import { VERDICTS } from '#src/readiness/report.ts';

/** Days back that a summary can cover. */
export const SUMMARY_DAYS = [7, 30, 90] as const;

/** From how many days on an open item is ageing. */
export const AGEING_DAYS = 14;

/** Query of `GET /api/review/summary`. */
export const SummaryQuerySchema = z.strictObject({
  days: z.coerce
    .number()
    .pipe(z.literal(SUMMARY_DAYS, `Must be one of ${SUMMARY_DAYS.join(', ')}.`))
    .default(30),
});

const Share = z.number().min(0).max(1);

/** What readers said of one page, step or code. */
export const SummaryLineSchema = z.object({
  /** A page's path, a step's id or a code. */
  name: z.string(),
  votes: z.int().nonnegative(),
  helpful: z.int().nonnegative(),
  /** `helpful / votes`; null without votes. */
  helpful_share: Share.nullable(),
  /** Where the true share lies with 95% confidence (Wilson); null without votes. */
  interval: z.object({ low: Share, high: Share }).nullable(),
  /** Votes of the same number of days before. */
  votes_before: z.int().nonnegative(),
  helpful_share_before: Share.nullable(),
  /** Items that still wait for a decision, however old. */
  open: z.int().nonnegative(),
  /** Those of them that wait for more than 14 days. */
  ageing: z.int().nonnegative(),
  /** When the oldest of them was sent. */
  oldest_open: z.iso.datetime().nullable(),
  /** Of those who did not find it helpful and shared their status: how many with each verdict. */
  verdicts: z.record(z.enum(VERDICTS), z.int().nonnegative()),
  /** The same with the step that they were at, as far as they said; the commonest first. */
  stuck: z.array(
    z.object({
      verdict: z.enum(VERDICTS),
      step: z.string().nullable(),
      readers: z.int().positive(),
    }),
  ),
});
export type SummaryLine = z.infer<typeof SummaryLineSchema>;

/** Answer of `GET /api/review/summary`; lines with the most votes against them first. */
export const FeedbackSummarySchema = z.object({
  days: z.literal(SUMMARY_DAYS),
  since: z.iso.datetime(),
  pages: z.array(SummaryLineSchema),
  steps: z.array(SummaryLineSchema),
  codes: z.array(SummaryLineSchema),
  /** Votes of each day of the period, the earliest first. */
  by_day: z.array(
    z.object({
      day: z.iso.date(),
      helpful: z.int().nonnegative(),
      not_helpful: z.int().nonnegative(),
    }),
  ),
  unknown_codes: z.array(z.object({ name: z.string(), times: z.int().positive() })),
});
export type FeedbackSummary = z.infer<typeof FeedbackSummarySchema>;
