import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { BuildInfo } from '#src/contracts/build-info.ts';
import type { FeedbackInput, ShareReadiness } from '#src/contracts/feedback.ts';
import type { FieldError } from '#src/contracts/problem.ts';
import type { Verdict } from '#src/readiness/report.ts';
import type { Registry } from '#src/registry/registry.ts';
import type { Reader } from '#src/server/reader.ts';
import { hashFeedback } from './hash-feedback.ts';
import { indexText } from './text-search.ts';
import { prepareFeedback, type PreparedFeedback } from './prepare-feedback.ts';
import type { FeedbackRow, FeedbackTables } from './tables.ts';

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
  now: Date;
}

export type SubmitResult =
  | { outcome: 'stored' | 'repeated'; id: string }
  | { outcome: 'id_reused' }
  | { outcome: 'invalid'; errors: FieldError[] };

/**
 * Stores feedback once. Returns after the database has made it durable.
 * The unique submission id decides between two that arrive together.
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
    const repeated = await compareWithStored(db, input);
    return repeated ?? { outcome: 'invalid', errors: [NAMELESS] };
  }
  const { share } = prepared.feedback;
  const shared = share ? await context.readVerdict(share) : null;
  const row = toRow(prepared.feedback, shared, context);
  const isNew = await db.transaction().execute((trx) => insertOnce(trx, row));
  if (isNew) return { outcome: 'stored', id: row.id };
  // Gone again in between, deleted by its reader: an id serves once.
  return (await compareWithStored(db, input)) ?? { outcome: 'id_reused' };
}

const NAMELESS: FieldError = {
  field: 'with_name',
  message: 'Only a signed-in reader has an address to send. Sign in, or leave it out.',
};

/** The item and its words, both or neither; false where the submission is there already. */
async function insertOnce(trx: Kysely<FeedbackTables>, row: NewFeedback): Promise<boolean> {
  const next = sql<number>`(select coalesce(max(seq), 0) + 1 from feedback)`;
  const stored = await trx
    .insertInto('feedback')
    .values({ ...row, seq: next })
    .onConflict((conflict) => conflict.column('submission_id').doNothing())
    .returning('seq')
    .executeTakeFirst();
  if (!stored) return false;
  await indexText(trx, stored.seq as number, row);
  return true;
}

/** Null where no such submission is stored. */
async function compareWithStored(
  db: Kysely<FeedbackTables>,
  input: FeedbackInput,
): Promise<SubmitResult | null> {
  const stored = await db
    .selectFrom('feedback')
    .select(['id', 'body_hash'])
    .where('submission_id', '=', input.submission_id)
    .executeTakeFirst();
  if (!stored) return null;
  if (stored.body_hash !== hashFeedback(input)) return { outcome: 'id_reused' };
  return { outcome: 'repeated', id: stored.id };
}

/** A row before it has its place in the order of arrival. */
type NewFeedback = Omit<FeedbackRow, 'seq'>;

function toRow(
  feedback: PreparedFeedback,
  shared: SharedVerdict | null,
  { reader, now }: SubmitContext,
): NewFeedback {
  const { input } = feedback;
  const sender = input.with_name ? reader : null;
  return {
    id: randomUUID(),
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
    version: 1,
    created_at: now.toISOString(),
    updated_at: now.toISOString(),
    reader_id: sender?.id ?? null,
    reader_email: sender?.email ?? null,
  };
}
