import { FeedbackItemSchema, type FeedbackItem } from '#src/contracts/feedback.ts';
import type { FeedbackRow } from './tables.ts';

/** A row as reviewers see it; null for one that this site cannot have written. */
export function toFeedbackItem(row: FeedbackRow): FeedbackItem | null {
  const { source_path: path, source_line: line } = row;
  const parsed = FeedbackItemSchema.safeParse({
    ...row,
    helpful: row.helpful === 1,
    commit: row.content_commit,
    source: path !== null && line !== null ? { path, line } : null,
    codes: parseList(row.codes),
    labels: parseList(row.labels),
    spam_reasons: parseList(row.spam_reasons),
  });
  return parsed.success ? parsed.data : null;
}

function parseList(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
