import type { Kysely } from 'kysely';
import type { FeedbackList, FeedbackListQuery } from '#src/contracts/feedback.ts';
import type { FieldError } from '#src/contracts/problem.ts';
import { findSitePage } from '#src/contracts/site-page.ts';
import type { Registry } from '#src/registry/registry.ts';
import { readCursor, writeCursor, type ListPosition } from './list-cursor.ts';
import type { FeedbackTables } from './tables.ts';
import { toFeedbackItem } from './to-feedback-item.ts';

interface ListFilters {
  status: string | undefined;
  page: string | undefined;
}

/** `unreadable`: ids of rows left out because their stored values are not this site's. */
export type ListResult =
  { ok: true; list: FeedbackList; unreadable: string[] } | { ok: false; errors: FieldError[] };

/** One page of the queue, newest first. Pages are cut by position, so that new items shift none. */
export async function listFeedback(
  db: Kysely<FeedbackTables>,
  registry: Registry,
  query: FeedbackListQuery,
): Promise<ListResult> {
  const after = query.cursor === undefined ? null : readCursor(query.cursor);
  const page = query.page === undefined ? null : findSitePage(registry, query.page);
  const errors: FieldError[] = [];
  if (query.cursor !== undefined && !after) {
    errors.push({ field: 'cursor', message: 'Is not a cursor of this list. Start without one.' });
  }
  if (query.page !== undefined && !page) {
    errors.push({ field: 'page', message: `There is no page "${query.page}".` });
  }
  if (errors.length > 0) return { ok: false, errors };
  const filters = { status: query.status, page: page?.path };
  return { ok: true, ...(await readPage(db, filters, after, query.limit)) };
}

async function readPage(
  db: Kysely<FeedbackTables>,
  filters: ListFilters,
  after: ListPosition | null,
  limit: number,
): Promise<{ list: FeedbackList; unreadable: string[] }> {
  // One more than asked for tells whether there is a next page.
  const found = await selectPage(db, filters, after, limit + 1).execute();
  const rows = found.slice(0, limit);
  const read = rows.map((row) => ({ id: row.id, item: toFeedbackItem(row) }));
  const last = rows.at(-1);
  return {
    list: {
      items: read.flatMap(({ item }) => item ?? []),
      next_cursor: found.length > limit && last ? writeCursor(last) : null,
    },
    unreadable: read.filter(({ item }) => !item).map(({ id }) => id),
  };
}

/** The query behind one page; each combination of filters has an index in this order. */
export function selectPage(
  db: Kysely<FeedbackTables>,
  filters: ListFilters,
  after: ListPosition | null,
  limit: number,
) {
  let rows = db.selectFrom('feedback').selectAll();
  if (filters.status !== undefined) rows = rows.where('status', '=', filters.status);
  if (filters.page !== undefined) rows = rows.where('page', '=', filters.page);
  if (after) {
    rows = rows.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('created_at', 'id'), '<', tuple(after.created_at, after.id)),
    );
  }
  return rows.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit);
}
