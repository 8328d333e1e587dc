import type { FieldError } from '#src/contracts/problem.ts';
import type { Draft } from './draft.ts';
import type { SharedContext } from './send-feedback.ts';

/** A submission that waits on this device until the server has confirmed it. */
export interface OutboxEntry {
  page: string;
  draft: Draft;
  share: SharedContext | null;
  /** What stood in the field that readers do not see. */
  website: string;
  /** The session that it was made in; null when signed out. */
  session: string | null;
  /** It says something of the reader: nobody else may send it. */
  is_own: boolean;
  attempts: number;
  /** Not by itself before then; milliseconds since 1970, as are all times here. */
  retry_at: number;
  /** The server asked to wait until then. */
  not_before: number;
  /** Why the server refused it; it waits for the reader then. */
  errors: FieldError[] | null;
}

/** What became of an attempt. */
export type Delivery =
  | { outcome: 'sending' | 'stored' }
  | { outcome: 'refused'; errors: FieldError[] }
  | { outcome: 'waiting'; entry: OutboxEntry; text: string }
  /** Discarded, taken back to be changed, or left by somebody who signed out. */
  | { outcome: 'gone' };

export interface Circumstances {
  now: number;
  isOnline: boolean;
  /** The signed-in session; null when signed out. */
  marker: string | null;
  /** The reader asked, the page opened, or the connection came back: no need to sit out the back-off. */
  isForced: boolean;
}

const FIRST_RETRY_MS = 30_000;
const LAST_RETRY_MS = 3_600_000;

export type Submission = Pick<OutboxEntry, 'page' | 'draft' | 'share' | 'website' | 'session'>;

/** A submission on its way into the outbox. */
export function newEntry(submission: Submission, now: number): OutboxEntry {
  return {
    ...submission,
    is_own: submission.share !== null || submission.draft.named,
    attempts: 0,
    retry_at: now + FIRST_RETRY_MS,
    not_before: 0,
    errors: null,
  };
}

/** What to do with an entry now. Nobody but the session that made it sends what names its reader. */
export function decideStep(entry: OutboxEntry, given: Circumstances): 'send' | 'wait' | 'drop' {
  if (entry.is_own && entry.session !== given.marker) return 'drop';
  if (entry.errors || !given.isOnline || given.now < entry.not_before) return 'wait';
  return given.isForced || given.now >= entry.retry_at ? 'send' : 'wait';
}

/** After an attempt without a receipt: each waits twice as long as the one before, up to an hour. */
export function planRetry(entry: OutboxEntry, now: number, waitMs = 0): OutboxEntry {
  const pause = Math.min(FIRST_RETRY_MS * 2 ** entry.attempts, LAST_RETRY_MS);
  return {
    ...entry,
    attempts: entry.attempts + 1,
    retry_at: now + pause,
    not_before: now + waitMs,
  };
}

/** When to look again by itself; null where only the reader or the connection can help. */
export function findNextTry(entries: readonly OutboxEntry[]): number | null {
  const times = entries
    .filter(({ errors }) => !errors)
    .map(({ retry_at, not_before }) => Math.max(retry_at, not_before));
  return times.length > 0 ? Math.min(...times) : null;
}

const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' });

/** What the reader is told about an entry that waits. */
export function describeWaiting(
  entry: OutboxEntry,
  { now, isOnline }: Pick<Circumstances, 'now' | 'isOnline'>,
): string {
  if (!isOnline) return 'You are offline. It is kept on this device and goes out by itself.';
  if (now < entry.not_before) {
    const time = clock.format(entry.not_before);
    return `The site asks to wait. It is kept on this device and goes out by itself after ${time}.`;
  }
  return 'We could not confirm that it arrived. It is kept on this device and goes out again by itself; it is stored only once.';
}
