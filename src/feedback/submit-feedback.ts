import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { BuildInfo } from '#src/contracts/build-info.ts';
import type { FeedbackInput, ShareReadiness } from '#src/contracts/feedback.ts';
import type { FieldError } from '#src/contracts/problem.ts';
import type { Verdict } from '#src/readiness/report.ts';
import type { Registry } from '#src/registry/registry.ts';
import { hashFeedback } from './hash-feedback.ts';
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
  const { share } = prepared.feedback;
  const shared = share ? await context.readVerdict(share) : null;
  const row = toRow(prepared.feedback, shared, context.now);
  const result = await db
    .insertInto('feedback')
    .values(row)
    .onConflict((conflict) => conflict.column('submission_id').doNothing())
    .executeTakeFirstOrThrow();
  if (result.numInsertedOrUpdatedRows === 1n) return { outcome: 'stored', id: row.id };
  return compareWithStored(db, row);
}

async function compareWithStored(
  db: Kysely<FeedbackTables>,
  row: FeedbackRow,
): Promise<SubmitResult> {
  const stored = await db
    .selectFrom('feedback')
    .select(['id', 'body_hash'])
    .where('submission_id', '=', row.submission_id)
    .executeTakeFirstOrThrow();
  if (stored.body_hash !== row.body_hash) return { outcome: 'id_reused' };
  return { outcome: 'repeated', id: stored.id };
}

function toRow(feedback: PreparedFeedback, shared: SharedVerdict | null, now: Date): FeedbackRow {
  const { input } = feedback;
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
  };
}
