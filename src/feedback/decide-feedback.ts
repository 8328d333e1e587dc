import type { Kysely } from 'kysely';
import type { FeedbackEvent, FeedbackItem, FeedbackPatch } from '#src/contracts/feedback.ts';
import type { FieldError } from '#src/contracts/problem.ts';
import { findFeedback } from './find-feedback.ts';
import { listFeedbackEvents } from './list-feedback-events.ts';
import { countChange } from './count-change.ts';
import { planChange, type ChangeFacts, type Changes, type Decided } from './plan-change.ts';
import type { FeedbackTables } from './tables.ts';

/** The reviewer who decides; kept in the audit trail. */
export interface Actor {
  id: string;
  email: string;
}

export interface DecideContext {
  actor: Actor;
  /** Whether an e-mail address is a docs reviewer's. */
  isReviewer: (email: string) => Promise<boolean>;
  now: Date;
}

export type DecideResult =
  | { outcome: 'changed' | 'unchanged'; item: FeedbackItem }
  /** The item as it is now, and what was done to it since the version that was seen. */
  | { outcome: 'stale'; item: FeedbackItem; since: FeedbackEvent[] }
  | { outcome: 'invalid'; errors: FieldError[] }
  | { outcome: 'not_found' };

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
  // Users are not this feature's tables: asked before the transaction holds the database.
  const isReviewer = patch.assignee ? await context.isReviewer(patch.assignee) : false;
  return db.transaction().execute(async (trx): Promise<DecideResult> => {
    const item = await findFeedback(trx, id);
    if (!item) return { outcome: 'not_found' };
    if (item.version !== patch.version) return await tellStale(trx, item, patch.version);
    const facts = { isReviewer, ...(await readFacts(trx, item, patch)) };
    const plan = planChange(item, patch, facts);
    if (!plan.ok) return { outcome: 'invalid', errors: plan.errors };
    if (Object.keys(plan.changes).length === 0) return { outcome: 'unchanged', item };
    return await applyChange(trx, item, plan, context);
  });
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
    .executeTakeFirstOrThrow();
  return { original: await findFeedback(trx, duplicate_of), duplicates: Number(duplicates) };
}

async function applyChange(
  trx: Kysely<FeedbackTables>,
  item: FeedbackItem,
  { next, changes }: { next: Decided; changes: Changes },
  { actor, now }: DecideContext,
): Promise<DecideResult> {
  const version = item.version + 1;
  const came_back_at = next.came_back_by ? item.came_back_at : null;
  const updated_at = now.toISOString();
  const after: FeedbackItem = { ...item, ...next, came_back_at, version, updated_at };
  if (!(await updateItem(trx, item, after))) {
    const current = await findFeedback(trx, item.id);
    return current ? await tellStale(trx, current, item.version) : { outcome: 'not_found' };
  }
  if (changes['labels']) await replaceLabels(trx, after);
  await countChange(trx, item, after);
  await writeEvent(trx, after, changes, actor);
  return { outcome: 'changed', item: after };
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

async function writeEvent(
  trx: Kysely<FeedbackTables>,
  after: FeedbackItem,
  changes: Changes,
  actor: Actor,
): Promise<void> {
  await trx
    .insertInto('feedback_event')
    .values({
      feedback_id: after.id,
      version: after.version,
      actor_id: actor.id,
      actor_email: actor.email,
      changes: JSON.stringify(changes),
      created_at: after.updated_at,
    })
    .execute();
}
