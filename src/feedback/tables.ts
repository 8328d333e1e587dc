import type { Selectable } from 'kysely';

/** What readers said, one row a submission. JSON and times are text, booleans 0 or 1. */
export interface FeedbackTable {
  id: string;
  /** Unique: what makes a repeated submission harmless. */
  submission_id: string;
  /** Tells a repeat from another body under the same submission id. */
  body_hash: string;
  page: string;
  step: string | null;
  code: string | null;
  helpful: number;
  category: string | null;
  comment: string | null;
  excerpt: string | null;
  content_commit: string | null;
  source_path: string | null;
  source_line: number | null;
  verdict: string | null;
  /** JSON array of codes. */
  codes: string;
  status: string;
  assignee: string | null;
  /** JSON array of strings. */
  labels: string;
  duplicate_of: string | null;
  version: number;
  created_at: string;
  updated_at: string;
  /** Grows with each item; null only while a row is being written. */
  seq: number | null;
  /** Who sent it; null unless they chose to say so. For one item's page only: in no list or export. */
  reader_id: string | null;
  reader_email: string | null;
}

/** An item's labels once more, to find items by. */
export interface FeedbackLabelTable {
  label: string;
  created_at: string;
  feedback_id: string;
}

/** The full-text index: `rowid` is the item's `seq`. */
export interface FeedbackTextTable {
  rowid: number;
  comment: string | null;
  excerpt: string | null;
}

/** The audit trail: one row a change, written in the same transaction. */
export interface FeedbackEventTable {
  feedback_id: string;
  /** The item's version after the change. */
  version: number;
  actor_id: string;
  actor_email: string;
  /** JSON `{ [property]: { from, to } }`. */
  changes: string;
  created_at: string;
}

/** Codes that readers arrived with and nobody knows: one row a name and day. */
export interface UnknownCodeTable {
  /** As codes are spelt: upper case, underscores. */
  name: string;
  /** In UTC, ISO 8601. */
  day: string;
  times: number;
}

export interface FeedbackTables {
  feedback: FeedbackTable;
  feedback_event: FeedbackEventTable;
  feedback_label: FeedbackLabelTable;
  feedback_text: FeedbackTextTable;
  unknown_code: UnknownCodeTable;
}

export type FeedbackRow = Selectable<FeedbackTable>;
export type FeedbackEventRow = Selectable<FeedbackEventTable>;
