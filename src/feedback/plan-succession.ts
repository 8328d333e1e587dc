import type { FeedbackItem, FeedbackPatch } from '#src/contracts/feedback.ts';
import { planChange, type ChangeFacts, type PlannedChange } from './plan-change.ts';

type Planned = Extract<PlannedChange, { ok: true }>;

/** What each duplicate of an item that goes becomes; `duplicates` are the oldest first. */
export function planSuccession(
  original: Pick<FeedbackItem, 'status' | 'assignee'> | null,
  duplicates: readonly FeedbackItem[],
): { item: FeedbackItem; plan: Planned }[] {
  const [heir, ...others] = duplicates;
  if (!heir) return [];
  // An original that is a duplicate, or cannot be read, leaves an item that waits again.
  const status = !original || original.status === 'duplicate' ? 'triaged' : original.status;
  const assignee = heir.assignee ?? original?.assignee ?? null;
  const heirAfter = { id: heir.id, duplicate_of: null };
  return [
    { item: heir, plan: plan(heir, { status, assignee }, { duplicates: 0, isReviewer: true }) },
    ...others.map((item) => {
      const facts = { original: heirAfter, duplicates: 0, isReviewer: true };
      return { item, plan: plan(item, { duplicate_of: heir.id }, facts) };
    }),
  ];
}

function plan(
  item: FeedbackItem,
  patch: Omit<FeedbackPatch, 'version'>,
  facts: ChangeFacts,
): Planned {
  const planned = planChange(item, patch, facts);
  if (!planned.ok) throw new Error(`No duplicate can be moved: ${planned.errors[0]?.message}`);
  return planned;
}
