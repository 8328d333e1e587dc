/** Feedback that waits on this device is kept in `localStorage` under these. */
export const OUTBOX_PREFIX = 'reasonbook:outbox:';
/** What belongs to a session, and leaves with it. */
export const OWN_OUTBOX_PREFIX = `${OUTBOX_PREFIX}own:`;

/** The keys there are; none where storage is blocked. */
export function listOutboxKeys(prefix: string): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
}

/** Before anybody else uses this device: nobody sends as somebody else. */
export function forgetOwnOutbox(): void {
  for (const key of listOutboxKeys(OWN_OUTBOX_PREFIX)) localStorage.removeItem(key);
}
