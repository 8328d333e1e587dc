import { browserOutboxIo as io, listEntries, readChange } from './browser-outbox-io.ts';
import { deliverEntry } from './deliver-entry.ts';
import { showOthers } from './show-others.ts';
import {
  findNextTry,
  newEntry,
  type Delivery,
  type OutboxEntry,
  type Submission,
} from './outbox-entry.ts';
import { OUTBOX_EVENT, type OutboxNews } from './outbox-event.ts';

/** Longer than that, and a browser fires at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

let timer = 0;

/** Keeps a submission on this device, then sends it; false where nothing can be kept. */
export function submitEntry(submission: Submission): boolean {
  const entry = newEntry(submission, io.now());
  try {
    io.put(entry);
  } catch {
    return false;
  }
  void deliver(entry, true);
  return true;
}

/** Takes an entry out: to be changed, or for good. */
export function withdrawEntry(id: string): void {
  const entry = io.read(id);
  if (!entry) return;
  io.remove(entry, false);
  showKept();
  plan();
}

/** Lists under the form what waits besides the text in it. */
export const showKept = (): void => showOthers(listEntries(), withdrawEntry);

async function deliver(entry: OutboxEntry, isForced: boolean): Promise<void> {
  const id = entry.draft.submission_id;
  tell(entry, await deliverEntry(io, id, isForced, () => tell(entry, { outcome: 'sending' })));
  plan();
}

function tell(entry: OutboxEntry, delivery: Delivery): void {
  dispatchEvent(new CustomEvent<OutboxNews>(OUTBOX_EVENT, { detail: { entry, delivery } }));
  showKept();
}

async function deliverAll(isForced: boolean): Promise<void> {
  await Promise.all(listEntries().map((entry) => deliver(entry, isForced)));
}

/** The next try by itself; offline, the connection's return is what counts. */
function plan(): void {
  clearTimeout(timer);
  const next = findNextTry(listEntries());
  if (next === null || !io.isOnline()) return;
  const pause = Math.min(Math.max(next - Date.now(), 1000), LONGEST_TIMER_MS);
  timer = window.setTimeout(() => void deliverAll(false), pause);
}

/** Once a page, when somebody listens: sends what waits, now and as soon as there is a connection. */
export function openOutbox(): void {
  addEventListener('online', () => void deliverAll(true));
  addEventListener('storage', (event) => {
    const change = readChange(event);
    if (!change) return;
    const { entry, isGone, isSent } = change;
    if (isSent) tell(entry, { outcome: 'stored' });
    else if (isGone) tell(entry, { outcome: 'gone' });
  });
  void deliverAll(true);
}
