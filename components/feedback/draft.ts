/** What a reader has typed and not yet sent. */
export interface Draft {
  /** Made once and kept until the server has confirmed, so that repeats are one submission. */
  submission_id: string;
  helpful: string;
  category: string;
  about: string;
  comment: string;
  share: boolean;
}

const keyOf = (page: string) => `reasonbook:feedback:${page}`;

export const newDraft = (): Draft => ({
  submission_id: crypto.randomUUID(),
  helpful: '',
  category: '',
  about: '',
  comment: '',
  share: false,
});

/** The draft of a page in this tab; a fresh one where there is none or it cannot be read. */
export function readDraft(page: string): Draft {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(keyOf(page)) ?? 'null');
    if (isDraft(stored)) return stored;
  } catch {
    // Blocked storage or a damaged entry: the form itself still keeps the text.
  }
  return newDraft();
}

export function saveDraft(page: string, draft: Draft): void {
  try {
    sessionStorage.setItem(keyOf(page), JSON.stringify(draft));
  } catch {
    // Blocked or full storage costs the reader a reload's safety, nothing else.
  }
}

export function clearDraft(page: string): void {
  try {
    sessionStorage.removeItem(keyOf(page));
  } catch {
    // Nothing was stored.
  }
}

function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null) return false;
  const model = newDraft() as unknown as Record<string, unknown>;
  const given = value as Record<string, unknown>;
  return Object.keys(model).every((key) => typeof given[key] === typeof model[key]);
}
