import { z } from 'zod';
import { NextStepSchema } from '#src/readiness/report.ts';
import { ACTIONS, BALANCE_FIELDS } from '#src/registry/names.ts';
import { ProblemSchema } from './problem.ts';

/** `failed`: the credit is back. */
export const RUN_STATUSES = ['running', 'succeeded', 'failed'] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

/**
 * Body of `POST /api/{projects,reports,fix-tasks,monitoring}/<id>/runs`. What it
 * does not know it does not read: no field can ask for a way around a limit.
 */
export const RunInputSchema = z.object(
  { action: z.enum(ACTIONS, `Must be one of ${ACTIONS.join(', ')}.`) },
  'Must be a JSON object.',
);

/** Header `Idempotency-Key`: the same key and call start one run. */
export const IdempotencyKeySchema = z
  .string('Is missing. Send a new UUID for each run, and the same one again for a repeat.')
  .regex(/^[\x21-\x7e]{1,200}$/, 'Must be 1 to 200 visible characters.');

/** A run. Answer of that call: 201, also for a repeat, which starts nothing. */
export const RunSchema = z.object({
  id: z.string(),
  account_id: z.string(),
  /** As `GET /api/readiness` takes it. */
  target: z.string(),
  action: z.enum(ACTIONS),
  status: z.enum(RUN_STATUSES),
  /** What came of it, in words; null while it runs. */
  result: z.string().nullable(),
  /** What it took from the ledger; null where the action takes no credit. */
  charged: z.object({ balance: z.enum(BALANCE_FIELDS), credits: z.int() }).nullable(),
  created_at: z.iso.datetime(),
  finished_at: z.iso.datetime().nullable(),
});
export type Run = z.infer<typeof RunSchema>;

/**
 * A refused run: 409. `code` is the reason that decides, or `UNVERIFIED` where
 * something unknown does; `link` its page with action and target.
 */
export const RunRefusalSchema = ProblemSchema.extend({
  link: z.string(),
  next: NextStepSchema,
});
export type RunRefusal = z.infer<typeof RunRefusalSchema>;
