import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { BuildInfo } from '#src/contracts/build-info.ts';
import type { FeedbackInput, ShareReadiness } from '#src/contracts/feedback.ts';
import type { FieldError } from '#src/contracts/problem.ts';
import type { Verdict } from '#src/readiness/report.ts';
import type { Registry } from '#src/registry/registry.ts';
import { countChange } from './count-change.ts';
import { findFixed, markComeBack } from './mark-come-back.ts';
import { planComeBack } from './plan-come-back.ts';
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
  const isNew = await db.transaction().execute((trx) => insertOnce(trx, row));
  return isNew ? { outcome: 'stored', id: row.id } : compareWithStored(db, row);
}

/** The item, its words, its place in the counts, and what it says of an earlier fix: all or none; false where the submission is there already. */
async function insertOnce(trx: Kysely<FeedbackTables>, row: NewFeedback): Promise<boolean> {
  const comeBack = planComeBack(row, await findFixed(trx, row));
  const next = sql<number>`(select coalesce(max(seq), 0) + 1 from feedback)`;
  const stored = await trx
    .insertInto('feedback')
    .values({ ...row, came_back_of: comeBack?.of ?? null, seq: next })
    .onConflict((conflict) => conflict.column('submission_id').doNothing())
    .returning('seq')
    .executeTakeFirst();
  if (!stored) return false;
  await indexText(trx, stored.seq as number, row);
  await countChange(trx, null, row);
  if (comeBack?.mark) await markComeBack(trx, comeBack.of, comeBack.mark);
  return true;
}

async function compareWithStored(
  db: Kysely<FeedbackTables>,
  row: NewFeedback,
): Promise<SubmitResult> {
  const stored = await db
    .selectFrom('feedback')
    .select(['id', 'body_hash'])
    .where('submission_id', '=', row.submission_id)
    .executeTakeFirstOrThrow();
  if (stored.body_hash !== row.body_hash) return { outcome: 'id_reused' };
  return { outcome: 'repeated', id: stored.id };
}

/** A row before it has its place in the order of arrival. */
type NewFeedback = Omit<FeedbackRow, 'seq'>;

function toRow(feedback: PreparedFeedback, shared: SharedVerdict | null, now: Date): NewFeedback {
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
    fixed_in: null,
    came_back_of: null,
    came_back_by: null,
    came_back_at: null,
    version: 1,
    created_at: now.toISOString(),
    updated_at: now.toISOString(),
  };
}
