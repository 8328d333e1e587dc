import { z } from 'zod';
import { CODES, FIELD_NAMES, PURCHASE_INTENTS, STEP_IDS } from '#src/registry/names.ts';
import type { Action, MemberRole } from '#src/registry/names.ts';
import type { AccountState } from './account-state.ts';
import type { Catalog } from '#src/registry/catalog-schema.ts';

export const VERDICTS = ['ready', 'blocked', 'stop', 'unverified'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const STEP_STATUSES = [
  'done',
  'current',
  'upcoming',
  'not_needed',
  'in_force',
  'stopped',
] as const;
export type StepStatus = (typeof STEP_STATUSES)[number];

export const STANDINGS = ['fine', 'blocking', 'not_relevant', 'unknown'] as const;
export type Standing = (typeof STANDINGS)[number];

export const NEXT_KINDS = ['checkout', 'wait', 'retry', 'stop', 'switch_account'] as const;
export const NEXT_INTENTS = [...PURCHASE_INTENTS, 'resume_checkout', 'rerun', 'reread'] as const;

/** What decides: the chosen account (null: none chosen or none to choose) and the catalog. */
export interface ReadinessState {
  account: AccountState | null;
  catalog: Catalog;
}

/** What the reader asks, after their account source has said who owns the target. */
export interface ReadinessRequest {
  action: Action | null;
  target: RequestTarget | null;
  /** The reader's role in the chosen account; null without one. */
  role: MemberRole | null;
}

export interface RequestTarget {
  /** The workflow's own path, such as `/fix-tasks/fix_ready`. */
  route: string;
  /** The account that owns it, if it is one of the reader's; null for foreign and unknown alike. */
  owner_account_id: string | null;
  /** The project it belongs to, for entitlements held per project. */
  project_id: string | null;
}

/** The one next step. Durations are seconds, times ISO 8601 in UTC. */
export const NextStepSchema = z.object({
  kind: z.enum(NEXT_KINDS),
  intent: z.enum(NEXT_INTENTS).optional(),
  /** A path of the product, without query. */
  route: z.string().optional(),
  label: z.string(),
  /** Whether this reader can take the step themselves now; only then a button shows. */
  available: z.boolean(),
  /** Whom it is up to, when not the reader. */
  who: z.enum(['owner', 'billing']).optional(),
  /** A way that needs no AI credits. */
  alternative: z.object({ label: z.string(), route: z.string() }).optional(),
  /** The account to switch to. */
  account_id: z.string().optional(),
  checkout_session_id: z.string().optional(),
  recheck_after: z.int().positive().optional(),
  give_up_at: z.iso.datetime().optional(),
});
export type NextStep = z.infer<typeof NextStepSchema>;

/** A code that holds now, with what the island needs to name and link it. */
export const HeldReasonSchema = z.object({
  code: z.enum(CODES),
  title: z.string(),
  meaning: z.string(),
  /** The code's page on this site. */
  link: z.string(),
  /** The guide step where it is dealt with; null where no step can. */
  step: z.enum(STEP_IDS).nullable(),
  /** The fields that make it hold. */
  fields: z.array(z.enum(FIELD_NAMES)),
});
export type HeldReason = z.infer<typeof HeldReasonSchema>;

export const ReportFieldSchema = z.object({
  name: z.enum(FIELD_NAMES),
  value: z.union([z.string(), z.int(), z.null()]),
  standing: z.enum(STANDINGS),
});
export type ReportField = z.infer<typeof ReportFieldSchema>;

export const ReportStepSchema = z.object({
  id: z.enum(STEP_IDS),
  status: z.enum(STEP_STATUSES),
  fields: z.array(ReportFieldSchema),
});
export type ReportStep = z.infer<typeof ReportStepSchema>;

/** What the account can do, why not, and the one next step. */
export const ReadinessReportSchema = z.object({
  verdict: z.enum(VERDICTS),
  /** Every code that definitely holds, in deciding order. */
  reasons: z.array(HeldReasonSchema),
  /** The code that decides; null when ready or unverified. */
  primary: z.enum(CODES).nullable(),
  next: NextStepSchema,
  /** All ten in order; empty when nothing of any account may be shown. */
  steps: z.array(ReportStepSchema),
  account_id: z.string().nullable(),
  as_of: z.iso.datetime().nullable(),
  version: z.int().nonnegative().nullable(),
});
export type ReadinessReport = z.infer<typeof ReadinessReportSchema>;
