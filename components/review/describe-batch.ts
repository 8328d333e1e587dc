import type { FeedbackEvent } from '#src/contracts/feedback-event.ts';
import type { FeedbackStatus } from '#src/contracts/feedback.ts';

const became: Record<FeedbackStatus, string> = {
  new: 'set to New',
  triaged: 'triaged',
  in_progress: 'in progress',
  resolved: 'resolved',
  dismissed: 'dismissed',
  duplicate: 'marked as duplicate',
  spam: 'marked as spam',
};

/** `3 items resolved, assigned to ruth@example.test.`: what was done together, in one line. */
export function describeBatch(events: readonly FeedbackEvent[]): string {
  const [first] = events;
  if (!first) return 'Nothing to change: it is so already.';
  const items = events.length === 1 ? '1 item' : `${events.length} items`;
  if (first.undo_of !== null) return `Undone: ${items} as before.`;
  const changes = Object.assign(
    {},
    ...events.map((event) => event.changes),
  ) as typeof first.changes;
  const parts = [
    describeTo(changes['status'], (to) => became[to as FeedbackStatus] ?? `set to ${to}`),
    describeTo(changes['assignee'], (to) => `assigned to ${to ?? 'nobody'}`),
    describeTo(changes['labels'], () => 'relabelled'),
    describeTo(changes['note'], () => 'given a note'),
  ];
  return `${items} ${parts.filter(Boolean).join(', ')}.`;
}

const describeTo = (
  change: { to?: unknown } | undefined,
  words: (to: string | null) => string,
): string | null => (change ? words(change.to === null ? null : String(change.to)) : null);
