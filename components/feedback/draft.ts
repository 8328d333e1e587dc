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
    const stored: unknown = JSON.parse(sessionStorage.getItem(draftKey(page)) ?? 'null');
    if (isDraft(stored)) return { ...newDraft(), ...stored };
  } catch {
    // Blocked storage or a damaged entry: the form itself still keeps the text.
  }
  return newDraft();
}

export function saveDraft(page: string, draft: Draft): void {
  try {
    sessionStorage.setItem(draftKey(page), JSON.stringify(draft));
  } catch {
    // Blocked or full storage costs the reader a reload's safety, nothing else.
  }
}

export function clearDraft(page: string): void {
  try {
    sessionStorage.removeItem(draftKey(page));
  } catch {
    // Nothing was stored.
  }
}

/** What is missing is new since it was stored, and takes its default. */
function isDraft(value: unknown): value is Partial<Draft> {
  if (typeof value !== 'object' || value === null || !('submission_id' in value)) return false;
  const model: Record<string, unknown> = { ...newDraft() };
  return Object.entries(value).every(([key, given]) => typeof given === typeof model[key]);
}
