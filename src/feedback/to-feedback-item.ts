import { FeedbackItemSchema, type FeedbackItem } from '#src/contracts/feedback.ts';
import type { FeedbackRow } from './tables.ts';

/** A row as reviewers see it. Throws on a row that this site cannot have written. */
export function toFeedbackItem(row: FeedbackRow): FeedbackItem {
  const { source_path: path, source_line: line } = row;
  return FeedbackItemSchema.parse({
    ...row,
    helpful: row.helpful === 1,
    commit: row.content_commit,
    source: path !== null && line !== null ? { path, line } : null,
    codes: JSON.parse(row.codes),
    labels: JSON.parse(row.labels),
  });
}
