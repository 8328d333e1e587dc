import type { Kysely } from 'kysely';
import type { BulkResult, SeenItem } from '#src/contracts/feedback-bulk.ts';
import type { FeedbackEvent } from '#src/contracts/feedback-event.ts';
import { refuse, toBulkResult } from './decide-bulk.ts';
import { decideMany, type DecideContext, type Wish } from './decide-feedback.ts';
import { toFeedbackEvent } from './list-feedback-events.ts';
import { planUndo } from './plan-undo.ts';
import type { FeedbackTables } from './tables.ts';

/**
 * Takes back the change that made each item's version, as a change of its own. Only
 * while nobody has changed the item since; the last one first, since one may rest on
 * another (an original that became a duplicate itself).
 */
export async function undoChanges(
  db: Kysely<FeedbackTables>,
  items: readonly SeenItem[],
  context: DecideContext,
): Promise<BulkResult[]> {
  const planned = await Promise.all(items.map((item) => planOne(db, item)));
  const wishes = planned.filter((plan) => 'patch' in plan).reverse();
  const decided = await decideMany(db, wishes, context);
  const results = [
    ...planned.filter((plan) => 'outcome' in plan),
    ...decided.flatMap((result, index) => toBulkResult(wishes[index]?.id ?? '', result)),
  ];
  return items.flatMap(({ id }) => results.find((result) => result.id === id) ?? []);
}

async function planOne(
  db: Kysely<FeedbackTables>,
  { id, version }: SeenItem,
): Promise<Wish | BulkResult> {
  const event = await findEvent(db, id, version);
  if (!event) return refuse(id, 'version', `There is no change that made version ${version}.`);
  const undo = planUndo(event);
  if (!undo) return refuse(id, 'version', 'Nothing to take back: a note stays in the history.');
  return { id, ...undo, undo_of: version };
}

async function findEvent(
  db: Kysely<FeedbackTables>,
  id: string,
  version: number,
): Promise<FeedbackEvent | null> {
  const row = await db
    .selectFrom('feedback_event')
    .selectAll()
    .where('feedback_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return row ? toFeedbackEvent(row) : null;
}
