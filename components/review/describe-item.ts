import type { FeedbackItem, FeedbackStatus } from '#src/contracts/feedback.ts';

export const statusLabels: Record<FeedbackStatus, string> = {
  new: 'New',
  triaged: 'Triaged',
  in_progress: 'In progress',
  resolved: 'Resolved',
  dismissed: 'Dismissed',
  duplicate: 'Duplicate',
  spam: 'Spam',
};

/** A stored status as reviewers read it; audit rows may hold names of later versions. */
export const labelStatus = (status: unknown): string =>
  statusLabels[status as FeedbackStatus] ?? String(status);

export const labelVote = (item: FeedbackItem) => (item.helpful ? 'Helpful' : 'Not helpful');

/** With the first reader and those whose items are duplicates of theirs. */
export const describeReaders = (duplicates: number) => `${duplicates + 1} readers said this`;

/** The place on the page that the feedback is about; only guides have anchors for steps and codes. */
export function pageLink(item: FeedbackItem): string {
  const anchor = item.page.startsWith('/guides/') ? (item.step ?? item.code) : null;
  return anchor ? `${item.page}#${anchor}` : item.page;
}

const timeFormat = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'UTC',
});
/** `23 Nov 2026, 06:29 UTC`: one clock for reviewers in many places. */
export const formatTime = (iso: string): string => `${timeFormat.format(new Date(iso))} UTC`;
