import type { Kysely } from 'kysely';
import type { FeedbackEvent } from '#src/contracts/feedback-event.ts';
import type { FeedbackItem, FeedbackPatch } from '#src/contracts/feedback.ts';
import type { FieldError } from '#src/contracts/problem.ts';
import { findFeedback } from './find-feedback.ts';
import { listFeedbackEvents } from './list-feedback-events.ts';
import { countChange } from './count-change.ts';
import { recordEvent, type Outbox } from './outbox/record-event.ts';
import { planChange, type ChangeFacts, type Changes, type Decided } from './plan-change.ts';
import { isShown } from './shown-feedback.ts';
import type { FeedbackTables } from './tables.ts';
import { writeFeedbackEvent, type Actor } from './write-feedback-event.ts';

export interface DecideContext {
  actor: Actor;
  /** Whether an e-mail address is a docs reviewer's. */
  isReviewer: (email: string) => Promise<boolean>;
  now: Date;
  /** Names the changes of one call together. */
  batch?: string;
  /** Where changes are told of; null: nowhere. */
  outbox: Outbox | null;
}

export type DecideResult =
  | { outcome: 'changed' | 'unchanged'; item: FeedbackItem }
  /** The item as it is now, and what was done to it since the version that was seen. */
  | { outcome: 'stale'; item: FeedbackItem; since: FeedbackEvent[] }
  | { outcome: 'invalid'; errors: FieldError[] }
  | { outcome: 'not_found' };

/** One item's part of a call: what to change, seen at which version. */
export interface Wish {
  id: string;
  patch: FeedbackPatch;
  /** The version whose change this takes back. */
  undo_of?: number;
  /** What that change had cleared besides what a patch can say. */
  undone?: ChangeFacts['undone'];
}

/**
 * Changes an item and writes the audit row, both or neither. Who saw another
 * version than the present one changes nothing.
 */
export async function decideFeedback(
  db: Kysely<FeedbackTables>,
  id: string,
  patch: FeedbackPatch,
  context: DecideContext,
): Promise<DecideResult> {
  const [result] = await decideMany(db, [{ id, patch }], context);
  return result ?? { outcome: 'not_found' };
}

/**
 * The same for many items, in their order. Those that are as they were seen change,
 * and the others say why not; an error changes none.
 */
export async function decideMany(
  db: Kysely<FeedbackTables>,
  wishes: readonly Wish[],
  context: DecideContext,
): Promise<DecideResult[]> {
  // Users are not this feature's tables: asked before the transaction holds the database.
  const reviewers = await findReviewers(wishes, context);
  const results = await db.transaction().execute(async (trx) => {
    const made: DecideResult[] = [];
    for (const wish of wishes) made.push(await decideOne(trx, wish, reviewers, context));
    return made;
  });
  if (results.some(({ outcome }) => outcome === 'changed')) context.outbox?.wake();
  return results;
}

async function findReviewers(
  wishes: readonly Wish[],
  { isReviewer }: DecideContext,
): Promise<Set<string>> {
  const named = new Set(wishes.flatMap(({ patch }) => patch.assignee ?? []));
  for (const email of named) if (!(await isReviewer(email))) named.delete(email);
  return named;
}

async function decideOne(
  trx: Kysely<FeedbackTables>,
  wish: Wish,
  reviewers: Set<string>,
  context: DecideContext,
): Promise<DecideResult> {
  const { id, patch } = wish;
  const item = await findFeedback(trx, id);
  if (!item) return { outcome: 'not_found' };
  if (item.version !== patch.version) return await tellStale(trx, item, patch.version);
  const isReviewer = reviewers.has(patch.assignee ?? '');
  const known = await readFacts(trx, item, patch);
  const { undone } = wish;
  const plan = planChange(item, patch, { isReviewer, ...known, ...(undone && { undone }) });
  if (!plan.ok) return { outcome: 'invalid', errors: plan.errors };
  if (Object.keys(plan.changes).length === 0) return { outcome: 'unchanged', item };
  return await applyChange(trx, item, { ...plan, undo_of: wish.undo_of ?? null }, context);
}

async function tellStale(
  trx: Kysely<FeedbackTables>,
  item: FeedbackItem,
  seen: number,
): Promise<DecideResult> {
  const events = await listFeedbackEvents(trx, item.id);
  return { outcome: 'stale', item, since: events.filter(({ version }) => version > seen) };
}

async function readFacts(
  trx: Kysely<FeedbackTables>,
  item: FeedbackItem,
  { duplicate_of }: FeedbackPatch,
): Promise<Omit<ChangeFacts, 'isReviewer'>> {
  if (!duplicate_of) return { duplicates: 0 };
  const { duplicates } = await trx
    .selectFrom('feedback')
    .select(({ fn }) => fn.countAll<number | string>().as('duplicates'))
    .where('duplicate_of', '=', item.id)
    .where(isShown)
    .executeTakeFirstOrThrow();
  return { original: await findFeedback(trx, duplicate_of), duplicates: Number(duplicates) };
}

/** Writes a planned change, its audit row and its message, in the caller's transaction. */
export async function applyChange(
  trx: Kysely<FeedbackTables>,
  item: FeedbackItem,
  plan: { next: Decided; changes: Changes; undo_of: number | null },
  context: Omit<DecideContext, 'isReviewer'>,
): Promise<DecideResult> {
  const version = item.version + 1;
  const updated_at = context.now.toISOString();
  const came_back_at = await readComeBackTime(trx, item, plan.next);
  const after: FeedbackItem = { ...item, ...plan.next, came_back_at, version, updated_at };
  if (!(await updateItem(trx, item, after))) {
    const current = await findFeedback(trx, item.id);
    return current ? await tellStale(trx, current, item.version) : { outcome: 'not_found' };
  }
  if (plan.changes['labels']) await replaceLabels(trx, after);
  await countChange(trx, item, after);
  await writeFeedbackEvent(trx, after, plan, context);
  if (context.outbox) await recordEvent(trx, 'feedback.changed', after);
  return { outcome: 'changed', item: after };
}

/** Kept while the item counts as come back; read again where that was cleared and is taken back. */
async function readComeBackTime(
  trx: Kysely<FeedbackTables>,
  item: FeedbackItem,
  { came_back_by }: Decided,
): Promise<string | null> {
  if (!came_back_by) return null;
  return item.came_back_at ?? (await findFeedback(trx, came_back_by))?.created_at ?? null;
}

/** False when somebody else was faster. */
async function updateItem(
  trx: Kysely<FeedbackTables>,
  before: FeedbackItem,
  after: FeedbackItem,
): Promise<boolean> {
  const { status, assignee, duplicate_of, version, updated_at } = after;
  const { fixed_in, came_back_by, came_back_at } = after;
  const labels = JSON.stringify(after.labels);
  const result = await trx
    .updateTable('feedback')
    .set({ status, assignee, labels, duplicate_of, version, updated_at })
    .set({ fixed_in, came_back_by, came_back_at })
    .where('id', '=', before.id)
    .where('version', '=', before.version)
    .executeTakeFirstOrThrow();
  return result.numUpdatedRows === 1n;
}

async function replaceLabels(trx: Kysely<FeedbackTables>, item: FeedbackItem): Promise<void> {
  await trx.deleteFrom('feedback_label').where('feedback_id', '=', item.id).execute();
  if (item.labels.length === 0) return;
  const { id: feedback_id, created_at } = item;
  await trx
    .insertInto('feedback_label')
    .values(item.labels.map((label) => ({ label, created_at, feedback_id })))
    .execute();
}
