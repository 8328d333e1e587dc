import type { Kysely } from 'kysely';
import type { FeedbackEvent } from '#src/contracts/feedback-event.ts';
import {
  FeedbackListQuerySchema,
  type FeedbackItem,
  type FeedbackList,
} from '#src/contracts/feedback.ts';
import type { FieldError } from '#src/contracts/problem.ts';
import type { Registry } from '#src/registry/registry.ts';
import { toFieldErrors } from '#src/server/read-json-body.ts';
import { countDuplicates } from './count-duplicates.ts';
import { findFeedback } from './find-feedback.ts';
import { findSender } from './find-sender.ts';
import { listFeedbackEvents } from './list-feedback-events.ts';
import { readAroundItem, type AroundItem } from './read-around-item.ts';
import { listFeedback } from './list-feedback.ts';
import type { FeedbackTables } from './tables.ts';

/** One item with all that the page shows of it. */
export interface OpenItem {
  item: FeedbackItem;
  events: FeedbackEvent[];
  nextId: string | null;
  around: AroundItem;
  /** Who sent it, where they chose to say so. */
  readerEmail: string | null;
}

/** What the queue's page shows at one address. */
export interface ReviewPage {
  list: FeedbackList;
  /** By the list's ids: how many items say the same. */
  duplicates: Map<string, number>;
  /** The item that the address names; else the list's first. */
  open: OpenItem | null;
  /** The address names an item that does not exist. */
  isItemMissing: boolean;
  /** Ids of rows that the list had to leave out. */
  unreadable: string[];
}

export type ReviewPageResult = { ok: true; page: ReviewPage } | { ok: false; errors: FieldError[] };

/** Reads the list and the open item; `errors` for filters that do not exist. */
export async function readReviewPage(
  db: Kysely<FeedbackTables>,
  registry: Registry,
  {
    item: itemId,
    saved: _saved,
    batch: _batch,
    select: _select,
    ...asked
  }: Record<string, string | undefined>,
  now: Date,
): Promise<ReviewPageResult> {
  const query = FeedbackListQuerySchema.safeParse(asked);
  if (!query.success) return { ok: false, errors: toFieldErrors(query.error) };
  const result = await listFeedback(db, registry, query.data, now);
  if (!result.ok) return result;
  const { list, unreadable } = result;
  const item = itemId ? await findFeedback(db, itemId) : (list.items[0] ?? null);
  const isItemMissing = itemId !== undefined && !item;
  const ids = list.items.map(({ id }) => id);
  const page = { list, duplicates: await countDuplicates(db, ids), isItemMissing, unreadable };
  if (!item) return { ok: true, page: { ...page, open: null } };
  const open = {
    item,
    events: await listFeedbackEvents(db, item.id),
    nextId: findNext(list.items, item),
    around: await readAroundItem(db, registry, item, now),
    readerEmail: await findSender(db, item.id),
  };
  return { ok: true, page: { ...page, open } };
}

/** The first item behind this one, also when a filter has just dropped it from the list. */
function findNext(items: FeedbackItem[], open: FeedbackItem): string | null {
  const isBehind = (each: FeedbackItem) =>
    each.created_at < open.created_at || (each.created_at === open.created_at && each.id < open.id);
  return items.find(isBehind)?.id ?? null;
}
