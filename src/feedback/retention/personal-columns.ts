import type { FeedbackTable } from '../tables.ts';

type Fate<Value> = 'kept' | { becomes: Value };

/**
 * What becomes of each column when an item is anonymised. The vote, the place
 * and the reader's verdict stay, so that counts stay; who sent it and what
 * they wrote goes. A column that is missing here does not compile.
 */
const FATES: { [Column in keyof FeedbackTable]: Fate<FeedbackTable[Column]> } = {
  id: 'kept',
  // Made at random by the sender's browser; it still makes a late repeat harmless.
  submission_id: 'kept',
  // Whoever guesses the words could prove it by this.
  body_hash: { becomes: '' },
  page: 'kept',
  step: 'kept',
  code: 'kept',
  helpful: 'kept',
  category: 'kept',
  comment: { becomes: null },
  excerpt: { becomes: null },
  content_commit: 'kept',
  source_path: 'kept',
  source_line: 'kept',
  verdict: 'kept',
  codes: 'kept',
  status: 'kept',
  assignee: 'kept',
  labels: 'kept',
  duplicate_of: 'kept',
  version: 'kept',
  created_at: 'kept',
  updated_at: 'kept',
  seq: 'kept',
  fixed_in: 'kept',
  came_back_of: 'kept',
  came_back_by: 'kept',
  came_back_at: 'kept',
  anonymised_at: 'kept',
  reader_id: { becomes: null },
  reader_email: { becomes: null },
  // Without words nothing personal is left to hold back.
  personal: { becomes: null },
  personal_kinds: { becomes: '[]' },
  spam_reasons: 'kept',
  text_hash: { becomes: null },
};

/** The columns that are cleared, with what is in them afterwards. */
export const CLEARED: Partial<FeedbackTable> = Object.fromEntries(
  Object.entries(FATES).flatMap(([column, fate]) =>
    fate === 'kept' ? [] : [[column, fate.becomes]],
  ),
);
