import { readTab, writeTab } from '#components/shell/tab-storage.ts';
import { draftKey } from './draft-key.ts';

/** What a reader has typed and not yet sent. */
export interface Draft {
  /** Made once and kept until the server has confirmed, so that repeats are one submission. */
  submission_id: string;
  helpful: string;
  category: string;
  about: string;
  comment: string;
  /** The sentence that it is about, as it was read. */
  excerpt: string;
  share: boolean;
  /** Send it with the reader's e-mail address. */
  named: boolean;
}

export const newDraft = (): Draft => ({
  submission_id: crypto.randomUUID(),
  helpful: '',
  category: '',
  about: '',
  comment: '',
  excerpt: '',
  share: false,
  named: false,
});

/** Nothing answered, nothing typed, nothing quoted. */
export const isBlank = ({ helpful, comment, excerpt }: Draft): boolean =>
  !helpful && !comment && !excerpt;

/** The draft of a page in this tab; a fresh one where there is none or it cannot be read. */
export function readDraft(page: string): Draft {
  try {
    const stored: unknown = JSON.parse(readTab(draftKey(page)) ?? 'null');
    if (isDraft(stored)) return { ...newDraft(), ...stored };
  } catch {
    // A damaged entry: the form itself still keeps the text.
  }
  return newDraft();
}

export const saveDraft = (page: string, draft: Draft): void =>
  writeTab(draftKey(page), JSON.stringify(draft));

export const clearDraft = (page: string): void => writeTab(draftKey(page), null);

/** What is missing is new since it was stored, and takes its default. */
function isDraft(value: unknown): value is Partial<Draft> {
  if (typeof value !== 'object' || value === null || !('submission_id' in value)) return false;
  const model: Record<string, unknown> = { ...newDraft() };
  return Object.entries(value).every(([key, given]) => typeof given === typeof model[key]);
}
