import type { FeedbackStatus } from '#src/contracts/feedback.ts';

/** Where an item stands, as its sender reads it. */
export const stateWords: Record<FeedbackStatus, string> = {
  new: 'Waits for a docs reviewer.',
  triaged: 'A docs reviewer has read it.',
  in_progress: 'A docs reviewer is working on it.',
  resolved: 'Dealt with.',
  dismissed: 'Read. Nothing is to be changed.',
  duplicate: 'Joined with another that says the same.',
  spam: 'Set aside.',
};

export const OWN_PATH = '/feedback/mine';

/** What the page is asked to do: nothing, to ask "Are you sure?", or to say that it is done. */
export type OwnPlace =
  { kind: 'list'; deleted: number | null } | { kind: 'confirm'; which: { id: string } | 'all' };

export function readOwnPlace(query: URLSearchParams): OwnPlace {
  const which = query.get('delete');
  if (which) return { kind: 'confirm', which: readWhich(which) };
  const deleted = query.get('deleted') ?? '';
  return { kind: 'list', deleted: /^\d{1,6}$/.test(deleted) ? Number(deleted) : null };
}

/** `all`, or an item's id. */
export const readWhich = (value: string): { id: string } | 'all' =>
  value === 'all' ? 'all' : { id: value };
