import type { FeedbackItem, FeedbackStatus } from '#src/contracts/feedback.ts';
import { findSitePage, titlePage } from '#src/contracts/site-page.ts';
import { registry } from '#src/registry/registry.ts';

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

const spamLabels: Record<string, string> = {
  hidden_field: 'a field was filled in that readers do not see',
  too_fast: 'sent faster than anybody writes',
  many_links: 'many links',
  same_text: 'the same text came many times in a day',
};
export const labelSpamReason = (reason: string): string => spamLabels[reason] ?? reason;

/** What a stored path is called today; a page that is gone keeps its path. */
export function titlePath(path: string): string {
  const page = findSitePage(registry, path);
  return page ? titlePage(registry, page) : path;
}

export const labelVote = (item: FeedbackItem) => (item.helpful ? 'Helpful' : 'Not helpful');

/** With the first reader and those whose items are duplicates of theirs. */
export const describeReaders = (duplicates: number) => `${duplicates + 1} readers said this`;

/** The place on the page that the feedback is about; only guides have anchors for steps and codes. */
export function pageLink(item: Pick<FeedbackItem, 'page' | 'step' | 'code'>): string {
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
