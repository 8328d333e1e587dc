import type { Kysely } from 'kysely';
import { FeedbackListQuerySchema, type FeedbackItem } from '#src/contracts/feedback.ts';
import type { Registry } from '#src/registry/registry.ts';
import { countDuplicates } from './count-duplicates.ts';
import { findFeedback } from './find-feedback.ts';
import { listFeedback } from './list-feedback.ts';
import { rankOtherReports } from './rank-other-reports.ts';
import { isShown } from './shown-feedback.ts';
import type { FeedbackTables } from './tables.ts';
import { toFeedbackItem } from './to-feedback-item.ts';

/** The items that belong to one: what else readers said of the same. */
export interface AroundItem {
  /** All its duplicates counted, the newest of them listed. */
  duplicates: { count: number; items: FeedbackItem[] };
  /** What it is a duplicate of. */
  original: FeedbackItem | null;
  /** The resolved item whose trouble it reports again. */
  cameBackOf: FeedbackItem | null;
  /** Newer reports of what it says, after it was resolved. */
  cameBackAs: FeedbackItem[];
  /** The page's other reports, without those above. */
  others: FeedbackItem[];
}

const LIMIT = 10;

/** Reads what stands around an open item. */
export async function readAroundItem(
  db: Kysely<FeedbackTables>,
  registry: Registry,
  item: FeedbackItem,
  now: Date,
): Promise<AroundItem> {
  const { id, duplicate_of, came_back_of } = item;
  const count = (await countDuplicates(db, [id])).get(id) ?? 0;
  const items = count > 0 ? await listPointing(db, 'duplicate_of', id) : [];
  const original = duplicate_of ? await findFeedback(db, duplicate_of) : null;
  const cameBackOf = came_back_of ? await findFeedback(db, came_back_of) : null;
  const cameBackAs = item.helpful ? [] : await listPointing(db, 'came_back_of', id);
  const shown = [item, ...items, ...cameBackAs, original, cameBackOf].map((each) => each?.id);
  const found = await listOnPage(db, registry, item, now);
  const others = rankOtherReports(item, new Set(shown), found, LIMIT);
  return { duplicates: { count, items }, original, cameBackOf, cameBackAs, others };
}

/** The newest items that name this one. */
async function listPointing(
  db: Kysely<FeedbackTables>,
  column: 'duplicate_of' | 'came_back_of',
  id: string,
): Promise<FeedbackItem[]> {
  const rows = await db
    .selectFrom('feedback')
    .selectAll()
    .where(column, '=', id)
    .where(isShown)
    .orderBy('created_at', 'desc')
    .limit(LIMIT)
    .execute();
  return rows.flatMap((row) => toFeedbackItem(row) ?? []);
}

/** Through the queue's own list, which leaves out what no reviewer is to see. */
async function listOnPage(
  db: Kysely<FeedbackTables>,
  registry: Registry,
  item: FeedbackItem,
  now: Date,
): Promise<FeedbackItem[]> {
  const { page, step, code } = item;
  const queries = [{}, ...(step ? [{ step }] : []), ...(code ? [{ code }] : [])];
  const found: FeedbackItem[] = [];
  for (const near of queries) {
    const query = FeedbackListQuerySchema.parse({ page, ...near, limit: 2 * LIMIT });
    const result = await listFeedback(db, registry, query, now);
    if (result.ok) found.push(...result.list.items);
  }
  return found;
}
