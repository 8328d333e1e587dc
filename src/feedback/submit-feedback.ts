import type { Kysely } from 'kysely';
import type { BuildInfo } from '#src/contracts/build-info.ts';
import type { FeedbackInput, ShareReadiness } from '#src/contracts/feedback.ts';
import type { FieldError } from '#src/contracts/problem.ts';
import type { Verdict } from '#src/readiness/report.ts';
import type { Registry } from '#src/registry/registry.ts';
import type { PersonalKind } from '#src/contracts/personal-kinds.ts';
import type { Reader } from '#src/server/reader.ts';
import { findPersonalKinds } from './find-personal-kinds.ts';
import { hashFeedback } from './hash-feedback.ts';
import { newFeedbackId } from './new-feedback-id.ts';
import { prepareFeedback, type PreparedFeedback } from './prepare-feedback.ts';
import {
  compareWithStored,
  type Intake,
  type NewFeedback,
  type StoreResult,
} from './store-feedback.ts';
import { storeTogether } from './store-together.ts';
import type { FeedbackTables } from './tables.ts';

/** What a reader's status comes down to in the queue; no values of any account. */
export interface SharedVerdict {
  verdict: Verdict;
  codes: string[];
}

export interface SubmitContext {
  registry: Registry;
  build: Pick<BuildInfo, 'commit' | 'sources'>;
  /** Null for signed-out readers and for targets that the reader cannot see. */
  readVerdict: (share: ShareReadiness) => Promise<SharedVerdict | null>;
  /** Who sends it, if signed in; stored only where they say so. */
  reader: Pick<Reader, 'id' | 'email'> | null;
  /** Counts against the sender's limits; absent where there are none. */
  takeTurn?: Intake['takeTurn'];
  now: Date;
  outbox: Intake['outbox'];
}

export type SubmitResult = StoreResult | { outcome: 'invalid'; errors: FieldError[] };

/**
 * Stores feedback once. Returns after the database has made it durable. Words
 * with personal data are held back, and suspected spam is stored as such.
 */
export async function submitFeedback(
  db: Kysely<FeedbackTables>,
  input: FeedbackInput,
  context: SubmitContext,
): Promise<SubmitResult> {
  const prepared = prepareFeedback(context.registry, context.build, input);
  if (!prepared.ok) return { outcome: 'invalid', errors: prepared.errors };
  if (input.with_name && !context.reader) {
    // A repeat after the session has ended is still the same submission.
    const { submission_id } = input;
    const body_hash = hashFeedback(input);
    const repeated = await compareWithStored(db, { submission_id, body_hash });
    return repeated ?? { outcome: 'invalid', errors: [NAMELESS] };
  }
  const { share } = prepared.feedback;
  const shared = share ? await context.readVerdict(share) : null;
  const { comment = null, excerpt = null, website = null, elapsed_ms = null } = input;
  const kinds = await findPersonalKinds([comment, excerpt]);
  const row = toRow(prepared.feedback, shared, kinds, context);
  const signals = { hiddenField: website, elapsedMs: elapsed_ms };
  const { takeTurn, outbox } = context;
  const intake = { row, signals, takeTurn, outbox };
  const result = await storeTogether(db, intake);
  if (result.outcome === 'stored') outbox?.wake();
  return result;
}

const NAMELESS: FieldError = {
  field: 'with_name',
  message: 'Only a signed-in reader has an address to send. Sign in, or leave it out.',
};

function toRow(
  feedback: PreparedFeedback,
  shared: SharedVerdict | null,
  kinds: readonly PersonalKind[],
  { reader, now }: SubmitContext,
): NewFeedback {
  const { input } = feedback;
  const sender = input.with_name ? reader : null;
  return {
    id: newFeedbackId(now),
    submission_id: input.submission_id,
    body_hash: hashFeedback(input),
    page: feedback.page,
    step: feedback.step,
    code: feedback.code,
    helpful: input.helpful ? 1 : 0,
    category: input.category ?? null,
    comment: input.comment ?? null,
    excerpt: input.excerpt ?? null,
    content_commit: feedback.commit,
    source_path: feedback.source?.path ?? null,
    source_line: feedback.source?.line ?? null,
    verdict: shared?.verdict ?? null,
    codes: JSON.stringify(shared?.codes ?? []),
    status: 'new',
    assignee: null,
    labels: '[]',
    duplicate_of: null,
    fixed_in: null,
    came_back_of: null,
    came_back_by: null,
    came_back_at: null,
    personal: kinds.length > 0 ? 'held' : null,
    personal_kinds: JSON.stringify(kinds),
    version: 1,
    created_at: now.toISOString(),
    updated_at: now.toISOString(),
    anonymised_at: null,
    reader_id: sender?.id ?? null,
    reader_email: sender?.email ?? null,
  };
}
