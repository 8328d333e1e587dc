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
  fixed_in: string | null;
  came_back_of: string | null;
  came_back_by: string | null;
  came_back_at: string | null;
  version: number;
  created_at: string;
  updated_at: string;
  /** Grows with each item; null only while a row is being written. */
  seq: number | null;
  /** Who sent it; null unless they chose to say so. For one item's page only: in no list or export. */
  reader_id: string | null;
  reader_email: string | null;
  /** When who sent it and the words were removed. */
  anonymised_at: string | null;
  /** `held` until a reviewer has looked at the personal data in it, then `released`; null without any. */
  personal: 'held' | 'released' | null;
  /** JSON array of `PersonalKind`: what was found in it. */
  personal_kinds: string;
  /** JSON array of `SpamReason`: why it arrived as spam. */
  spam_reasons: string;
  /** The comment's words, to count the same ones by; null for short and for held ones. */
  text_hash: string | null;
}

/** How much was sent in the last hour, by reader and network; the package's own form. */
export interface FeedbackRateTable {
  /** A digest: the table names nobody. */
  key: string;
  points: number;
  /** Milliseconds since 1970. */
  expire: number;
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
  /** What was decided with one call has one id; null for a single decision. */
  batch: string | null;
  /** The version whose change this one took back. */
  undo_of: number | null;
}

/** Codes that readers arrived with and nobody knows: one row a name and day. */
export interface UnknownCodeTable {
  /** As codes are spelt: upper case, underscores. */
  name: string;
  /** In UTC, ISO 8601. */
  day: string;
  times: number;
}

/** Messages to the receiver of webhooks, written in the transaction that causes them. */
export interface WebhookDeliveryTable {
  /** The `webhook-id`: the same for each attempt, so that the receiver takes it once. */
  id: string;
  feedback_id: string;
  type: string;
  /** The item's version that caused it; its body is written when it is sent. */
  version: number;
  status: string;
  attempts: number;
  /** Also how long a message that is being sent is nobody else's. Null: no attempt is to come. */
  next_attempt_at: string | null;
  last_status: number | null;
  last_error: string | null;
  created_at: string;
  delivered_at: string | null;
  resent_by: string | null;
  resent_at: string | null;
}

/** What the summary adds up: one row a day, name and what readers had been told. */
export interface FeedbackTallyTable {
  /** In UTC, ISO 8601: when the items were sent. */
  day: string;
  /** `page`, `step` or `code`: an item counts under each that it has. */
  kind: string;
  name: string;
  /** Of those who did not find it helpful and shared their status; else empty. */
  verdict: string;
  /** Where those were; else empty. */
  step: string;
  /** Without spam. */
  votes: number;
  helpful: number;
  /** Items that still wait for a decision. */
  open: number;
}

export interface FeedbackTables {
  feedback: FeedbackTable;
  feedback_event: FeedbackEventTable;
  feedback_rate: FeedbackRateTable;
  feedback_tally: FeedbackTallyTable;
  feedback_label: FeedbackLabelTable;
  feedback_text: FeedbackTextTable;
  unknown_code: UnknownCodeTable;
  webhook_delivery: WebhookDeliveryTable;
}

export type FeedbackRow = Selectable<FeedbackTable>;
export type FeedbackEventRow = Selectable<FeedbackEventTable>;
export type WebhookDeliveryRow = Selectable<WebhookDeliveryTable>;
