import type { Kysely } from 'kysely';
import type { FeedbackList, FeedbackListQuery } from '#src/contracts/feedback.ts';
import type { FieldError } from '#src/contracts/problem.ts';
import type { Registry } from '#src/registry/registry.ts';
import { readFilter, type RowFilter } from './filter-feedback.ts';
import { readCursor, writeCursor, type ListPosition } from './list-cursor.ts';
import { selectFeedback } from './select-feedback.ts';
import type { FeedbackTables } from './tables.ts';
import { toFeedbackItem } from './to-feedback-item.ts';

/** `unreadable`: ids of rows left out because their stored values are not this site's. */
export type ListResult =
  { ok: true; list: FeedbackList; unreadable: string[] } | { ok: false; errors: FieldError[] };

/** One page of the queue, newest first. Pages are cut by position, so that new items shift none. */
export async function listFeedback(
  db: Kysely<FeedbackTables>,
  registry: Registry,
  { cursor, limit, ...filters }: FeedbackListQuery,
  now: Date,
): Promise<ListResult> {
  const after = cursor === undefined ? null : readCursor(cursor);
  const read = readFilter(registry, filters, now);
  const errors = read.ok ? [] : read.errors;
  if (cursor !== undefined && !after) {
    errors.push({ field: 'cursor', message: 'Is not a cursor of this list. Start without one.' });
  }
  if (!read.ok || errors.length > 0) return { ok: false, errors };
  return { ok: true, ...(await readPage(db, read.filter, after, limit)) };
}

async function readPage(
  db: Kysely<FeedbackTables>,
  filter: RowFilter,
  after: ListPosition | null,
  limit: number,
): Promise<{ list: FeedbackList; unreadable: string[] }> {
  // One more than asked for tells whether there is a next page.
  const { rows: found } = await selectFeedback(filter, after, limit + 1).execute(db);
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
