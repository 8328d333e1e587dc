import { findMarker } from '#components/account/session-marker.ts';
import type { OutboxIo } from './deliver-entry.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import { listOutboxKeys, OUTBOX_PREFIX, OWN_OUTBOX_PREFIX } from './outbox-keys.ts';
import { sendFeedback } from './send-feedback.ts';

const ANYONES_PREFIX = `${OUTBOX_PREFIX}any:`;
const LOCK_PREFIX = 'reasonbook-outbox:';

/** The outbox as `localStorage` holds it: one key an entry, so that tabs do not overwrite each other. */
export const browserOutboxIo: OutboxIo = {
  read: (id) =>
    parse(
      localStorage.getItem(OWN_OUTBOX_PREFIX + id) ?? localStorage.getItem(ANYONES_PREFIX + id),
    ),
  put: (entry) => localStorage.setItem(keyOf(entry), JSON.stringify(entry)),
  remove: (entry, isSent) => {
    if (isSent) localStorage.setItem(keyOf(entry), JSON.stringify({ ...entry, is_sent: true }));
    localStorage.removeItem(keyOf(entry));
  },
  send: ({ page, draft, share, website }) => sendFeedback(page, draft, share, website),
  // Without locks the id alone keeps two tabs' attempts one submission.
  lock: (id, run) =>
    'locks' in navigator ? navigator.locks.request(LOCK_PREFIX + id, run) : run(),
  now: () => Date.now(),
  isOnline: () => navigator.onLine,
  marker: () => findMarker(document.cookie),
  newId: () => crypto.randomUUID(),
};

/** All that wait on this device. */
export const listEntries = (): OutboxEntry[] =>
  listOutboxKeys(OUTBOX_PREFIX).flatMap((key) => parse(localStorage.getItem(key)) ?? []);

/** What another tab did to an entry; null for anything else in the storage. */
export function readChange({ key, oldValue, newValue }: StorageEvent) {
  if (!key?.startsWith(OUTBOX_PREFIX)) return null;
  const entry = parse(newValue ?? oldValue);
  if (!entry) return null;
  return { entry, isGone: newValue === null, isSent: 'is_sent' in entry };
}

const keyOf = ({ is_own, draft }: OutboxEntry) =>
  (is_own ? OWN_OUTBOX_PREFIX : ANYONES_PREFIX) + draft.submission_id;

/** Only this site writes there; what cannot be read at all counts as none. */
function parse(stored: string | null): OutboxEntry | null {
  try {
    const entry = JSON.parse(stored ?? 'null') as OutboxEntry | null;
    return typeof entry?.draft.submission_id === 'string' ? entry : null;
  } catch {
    return null;
  }
}
