import { stringify } from 'csv-stringify/sync';
import type { Kysely } from 'kysely';
import type { FeedbackItem } from '#src/contracts/feedback.ts';
import type { RowFilter } from './filter-feedback.ts';
import { selectFeedback } from './select-feedback.ts';
import type { FeedbackTables } from './tables.ts';
import { toFeedbackItem } from './to-feedback-item.ts';

export type ExportFormat = 'csv' | 'ndjson';

/** Rows a read: enough to be quick, few enough that nobody waits for the database. */
const ROWS_AT_ONCE = 500;

const COLUMNS = [
  'id',
  'created_at',
  'updated_at',
  'page',
  'step',
  'code',
  'helpful',
  'category',
  'comment',
  'excerpt',
  'verdict',
  'codes',
  'status',
  'assignee',
  'labels',
  'duplicate_of',
  'fixed_in',
  'came_back_of',
  'came_back_by',
  'came_back_at',
  'commit',
  'source',
  'version',
] as const;

/**
 * All items of a filter, newest first, as text in pieces: CSV (RFC 4180, with a
 * header, no cell a formula to a spreadsheet) or one JSON object a line. Read
 * piece by piece, so that a large queue never stands in memory.
 */
export async function* exportFeedback(
  db: Kysely<FeedbackTables>,
  filter: RowFilter,
  format: ExportFormat,
): AsyncGenerator<string> {
  if (format === 'csv') yield writeCsv([COLUMNS]);
  let after: { created_at: string; id: string } | null = null;
  for (;;) {
    const { rows } = await selectFeedback(filter, after, ROWS_AT_ONCE).execute(db);
    const items = rows.flatMap((row) => toFeedbackItem(row) ?? []);
    if (items.length > 0) yield format === 'csv' ? writeCsv(items.map(toCells)) : writeLines(items);
    const last = rows.at(-1);
    if (!last || rows.length < ROWS_AT_ONCE) return;
    after = last;
  }
}

const writeLines = (items: FeedbackItem[]) =>
  items.map((item) => `${JSON.stringify(item)}\n`).join('');

const writeCsv = (lines: readonly (readonly unknown[])[]) =>
  stringify(
    lines.map((line) => [...line]),
    {
      escape_formulas: true,
      record_delimiter: 'windows',
      cast: { boolean: String },
    },
  );

function toCells(item: FeedbackItem): unknown[] {
  const { source } = item;
  const flat = {
    ...item,
    codes: item.codes.join(' '),
    labels: item.labels.join(', '),
    source: source && `${source.path}:${source.line}`,
  };
  return COLUMNS.map((column) => flat[column]);
}
