import { sql, type Kysely } from 'kysely';
import { runKept } from '#src/server/run-kept.ts';
import { enterQueue } from './enter-queue.ts';
import { judgeSpam, type SpamFacts } from './judge-spam.ts';
import { hashComment } from './hash-comment.ts';
import type { Counted } from './list-tallies.ts';
import { recordEvent, type Outbox } from './outbox/record-event.ts';
import type { FeedbackRow, FeedbackTables } from './tables.ts';

/** A row before it has its place in the order of arrival, and before it was judged. */
export type NewFeedback = Omit<FeedbackRow, 'seq' | 'spam_reasons' | 'text_hash'>;

export type StoreResult =
  | { outcome: 'stored' | 'repeated'; id: string }
  | { outcome: 'id_reused' }
  | { outcome: 'limited'; wait_seconds: number };

/** What those share that are stored in one transaction. */
export interface Together {
  /** Those of their submission ids that are stored, before or by now. */
  stored: Map<string, Fingerprint>;
  /** What the summary has to count afterwards, once for all. */
  toCount: Counted[];
}

type Fingerprint = Pick<FeedbackRow, 'id' | 'submission_id' | 'body_hash' | 'anonymised_at'>;

export interface Intake {
  row: NewFeedback;
  /** What the sender's form told, for the judgement. */
  signals: Pick<SpamFacts, 'hiddenField' | 'elapsedMs'>;
  /** Seconds to wait; counts the submission where that is 0. Absent: no limits. */
  takeTurn?: ((trx: Kysely<FeedbackTables>) => Promise<number>) | undefined;
  /** Where new items are told of; null: nowhere. */
  outbox: Outbox | null;
}

/**
 * Stores an item, its words and its message, and counts it against the sender's
 * limit, all or nothing. A repeat costs nothing, and the unique submission id decides
 * between two that arrive together.
 */
export async function storeFeedback(
  trx: Kysely<FeedbackTables>,
  { row, signals, takeTurn, outbox }: Intake,
  { stored, toCount }: Together,
): Promise<StoreResult> {
  const repeated = compare(stored.get(row.submission_id), row);
  if (repeated) return repeated;
  const wait_seconds = takeTurn ? await takeTurn(trx) : 0;
  if (wait_seconds > 0) return { outcome: 'limited', wait_seconds };
  const judged = await judge(trx, row, signals);
  const seq = await insertOnce(trx, judged);
  if (seq === null) return (await compareWithStored(trx, row)) ?? { outcome: 'id_reused' };
  if (judged.personal !== 'held') {
    await enterQueue(trx, { ...judged, seq }, outbox);
    toCount.push(judged);
  }
  stored.set(row.submission_id, row);
  if (outbox) await recordEvent(trx, 'feedback.created', judged);
  return { outcome: 'stored', id: row.id };
}

/** Null for a submission that is new here. Held ones are compared too: a repeat stays a repeat. */
export async function compareWithStored(
  trx: Kysely<FeedbackTables>,
  row: Pick<NewFeedback, 'submission_id' | 'body_hash'>,
): Promise<StoreResult | null> {
  return compare((await findStored(trx, [row])).get(row.submission_id), row);
}

/** What is stored under these submission ids. */
export async function findStored(
  trx: Kysely<FeedbackTables>,
  rows: readonly Pick<NewFeedback, 'submission_id'>[],
): Promise<Together['stored']> {
  const ids = rows.map(({ submission_id }) => submission_id);
  const found = await trx
    .selectFrom('feedback')
    .select(['id', 'submission_id', 'body_hash', 'anonymised_at'])
    .where('submission_id', 'in', ids)
    .execute();
  return new Map(found.map((each) => [each.submission_id, each]));
}

function compare(
  stored: Fingerprint | undefined,
  row: Pick<NewFeedback, 'body_hash'>,
): StoreResult | null {
  if (!stored) return null;
  // An anonymised item has no fingerprint of its words any more.
  const isOther = stored.anonymised_at === null && stored.body_hash !== row.body_hash;
  if (isOther) return { outcome: 'id_reused' };
  return { outcome: 'repeated', id: stored.id };
}

type JudgedFeedback = Omit<FeedbackRow, 'seq'>;

/** Accepted in any case; what looks like spam waits under that status. */
async function judge(
  trx: Kysely<FeedbackTables>,
  row: NewFeedback,
  signals: Intake['signals'],
): Promise<JudgedFeedback> {
  // No digest of words that may have to be forgotten.
  const text_hash = row.personal === 'held' ? null : hashComment(row.comment);
  const sameTexts = text_hash ? await countSameTexts(trx, text_hash, row.created_at) : 0;
  const reasons = judgeSpam({ ...signals, comment: row.comment, sameTexts });
  const status = reasons.length > 0 ? 'spam' : row.status;
  return { ...row, status, text_hash, spam_reasons: JSON.stringify(reasons) };
}

const DAY_MS = 86_400_000;

async function countSameTexts(
  trx: Kysely<FeedbackTables>,
  text_hash: string,
  now: string,
): Promise<number> {
  const since = new Date(Date.parse(now) - DAY_MS).toISOString();
  const write = () =>
    trx
      .selectFrom('feedback')
      .select(({ fn }) => fn.countAll<number | string>().as('times'))
      .where('text_hash', '=', text_hash)
      .where('created_at', '>', since)
      .compile();
  const parameters = [text_hash, since];
  const [found] = await runKept<{ times: number | string }>(trx, 'same texts', write, parameters);
  return Number(found?.times);
}

/** Its place in the order of arrival; null where the submission is there already. */
async function insertOnce(
  trx: Kysely<FeedbackTables>,
  row: JudgedFeedback,
): Promise<number | null> {
  const next = sql<number>`(select coalesce(max(seq), 0) + 1 from feedback)`;
  const write = () =>
    trx
      .insertInto('feedback')
      .values({ ...row, seq: next })
      .onConflict((conflict) => conflict.column('submission_id').doNothing())
      .returning('seq')
      .compile();
  const name = `insert feedback ${Object.keys(row).join()}`;
  const [stored] = await runKept<{ seq: number }>(trx, name, write, Object.values(row));
  return stored?.seq ?? null;
}
