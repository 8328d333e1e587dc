import {
  LABEL_LIMIT,
  type FeedbackChange,
  type FeedbackItem,
  type FeedbackStatus,
} from '#src/contracts/feedback.ts';
import type { FieldError } from '#src/contracts/problem.ts';

/** What a decision has to know of the items around the one that changes. */
export interface ChangeFacts {
  /** The item named in `duplicate_of`; null: there is none. Absent: none was named. */
  original?: Pick<FeedbackItem, 'id' | 'duplicate_of'> | null;
  /** How many items are duplicates of this one. */
  duplicates: number;
  /** Given where a change is taken back: what it had cleared of this. */
  undone?: { came_back_by?: string };
  /** Whether the named assignee is a docs reviewer. */
  isReviewer: boolean;
}

/** The properties that reviewers decide on. */
export const DECIDED = [
  'status',
  'assignee',
  'labels',
  'duplicate_of',
  'fixed_in',
  'came_back_by',
] as const;
export type Decided = Pick<FeedbackItem, (typeof DECIDED)[number]>;
export type Changes = Record<string, { from: unknown; to: unknown }>;

export type PlannedChange =
  { ok: true; next: Decided; changes: Changes } | { ok: false; errors: FieldError[] };

/**
 * The queue's state machine, pure. Any status leads to any other, with three
 * ties: `duplicate` and `duplicate_of` come and go together, nothing that
 * others are duplicates of becomes one itself, and only what is resolved has a
 * commit that fixed it. Resolving again clears "came back". `changes` is what the audit
 * trail keeps; empty where nothing changes.
 */
export function planChange(
  item: Decided & Pick<FeedbackItem, 'id'>,
  patch: FeedbackChange,
  facts: ChangeFacts,
): PlannedChange {
  const next: Decided = {
    status: nextStatus(item, patch),
    assignee: patch.assignee === undefined ? item.assignee : patch.assignee,
    labels: nextLabels(item, patch),
    duplicate_of: patch.duplicate_of === undefined ? item.duplicate_of : patch.duplicate_of,
    fixed_in: patch.fixed_in === undefined ? item.fixed_in : patch.fixed_in,
    came_back_by: facts.undone?.came_back_by ?? item.came_back_by,
  };
  if (next.status !== 'duplicate') next.duplicate_of = null;
  if (next.status !== 'resolved') next.fixed_in = null;
  else if (item.status !== 'resolved' && !facts.undone) next.came_back_by = null;
  const errors = [
    findAssigneeFault(patch, facts),
    findLabelsFault(next),
    findDuplicateFault(item, patch, next, facts),
    findFixFault(patch, next),
  ];
  const found = errors.filter((error) => error !== null);
  if (found.length > 0) return { ok: false, errors: found };
  return { ok: true, next, changes: compare(item, next, patch.note) };
}

/** A named original makes a duplicate, a removed one an item that waits again. */
function nextStatus(item: Decided, { status, duplicate_of }: FeedbackChange): FeedbackStatus {
  if (status !== undefined) return status;
  if (duplicate_of) return 'duplicate';
  return duplicate_of === null && item.status === 'duplicate' ? 'triaged' : item.status;
}

function nextLabels(
  item: Decided,
  { labels = item.labels, add_labels = [], remove_labels = [] }: FeedbackChange,
): string[] {
  const kept = labels.filter((label) => !remove_labels.includes(label));
  const added = add_labels.filter((label) => !kept.includes(label));
  return added.length > 0 ? [...kept, ...added].sort() : kept;
}

function findLabelsFault({ labels }: Decided): FieldError | null {
  if (labels.length <= LABEL_LIMIT) return null;
  return {
    field: 'labels',
    message: `That would be ${labels.length} labels. Keep ${LABEL_LIMIT}.`,
  };
}

function findAssigneeFault({ assignee }: FeedbackChange, facts: ChangeFacts): FieldError | null {
  if (!assignee || facts.isReviewer) return null;
  return { field: 'assignee', message: `${assignee} is not a docs reviewer. Name one, or null.` };
}

function findDuplicateFault(
  item: Decided & Pick<FeedbackItem, 'id'>,
  patch: FeedbackChange,
  next: Decided,
  { original, duplicates }: ChangeFacts,
): FieldError | null {
  const fault = (message: string) => ({ field: 'duplicate_of', message });
  if (patch.duplicate_of && next.status !== 'duplicate') {
    return fault(`An item with an original has the status "duplicate". Leave one of the two out.`);
  }
  if (next.status !== 'duplicate') return null;
  if (next.duplicate_of === null) return fault('Name the item that says the same.');
  if (next.duplicate_of === item.id) return fault('An item is no duplicate of itself.');
  if (patch.duplicate_of === undefined) return null;
  if (!original) return fault('There is no item with this id.');
  if (original.duplicate_of) {
    return fault(`That item is itself a duplicate. Name its original: ${original.duplicate_of}.`);
  }
  if (duplicates === 0) return null;
  return fault(`${duplicates} items are duplicates of this one. Undo or move those first.`);
}

function findFixFault({ fixed_in }: FeedbackChange, next: Decided): FieldError | null {
  if (!fixed_in || next.status === 'resolved') return null;
  return {
    field: 'fixed_in',
    message: 'Only a resolved item has a commit that fixed it. Resolve it, or leave this out.',
  };
}

function compare(item: Decided, next: Decided, note: string | null | undefined): Changes {
  const changed = DECIDED.filter((key) => JSON.stringify(item[key]) !== JSON.stringify(next[key]));
  const changes: Changes = Object.fromEntries(
    changed.map((key) => [key, { from: item[key], to: next[key] }]),
  );
  return note ? { ...changes, note: { from: null, to: note } } : changes;
}
