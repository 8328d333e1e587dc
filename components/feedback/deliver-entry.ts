import { decideStep, describeWaiting, planRetry } from './outbox-entry.ts';
import type { Delivery, OutboxEntry } from './outbox-entry.ts';
import type { SendResult } from './send-feedback.ts';

/** What the outbox needs of the browser. */
export interface OutboxIo {
  read: (id: string) => OutboxEntry | null;
  put: (entry: OutboxEntry) => void;
  /** Other tabs hear of it, and whether it was sent. */
  remove: (entry: OutboxEntry, isSent: boolean) => void;
  send: (entry: OutboxEntry) => Promise<SendResult>;
  /** Runs one at a time over all tabs. */
  lock: (id: string, run: () => Promise<Delivery>) => Promise<Delivery>;
  now: () => number;
  isOnline: () => boolean;
  marker: () => string | null;
  newId: () => string;
}

/** Tries to send one entry, unless another tab is doing so or has done it. */
export function deliverEntry(
  io: OutboxIo,
  id: string,
  isForced: boolean,
  onSending: () => void,
): Promise<Delivery> {
  return io.lock(id, async () => {
    const entry = io.read(id);
    if (!entry) return { outcome: 'gone' };
    const given = { now: io.now(), isOnline: io.isOnline(), marker: io.marker(), isForced };
    const step = decideStep(entry, given);
    if (step === 'drop') io.remove(entry, false);
    if (step === 'drop') return { outcome: 'gone' };
    if (step === 'wait') return tellWaiting(io, entry);
    onSending();
    return await settle(io, entry, await io.send(entry));
  });
}

async function settle(io: OutboxIo, entry: OutboxEntry, result: SendResult): Promise<Delivery> {
  if (result.outcome === 'stored') {
    io.remove(entry, true);
    return { outcome: 'stored' };
  }
  // Discarded or taken back meanwhile: it does not come back by itself.
  if (!io.read(entry.draft.submission_id)) return { outcome: 'gone' };
  if (result.outcome === 'id_reused') {
    const renamed = rename(io, entry);
    return await settle(io, renamed, await io.send(renamed));
  }
  const next =
    result.outcome === 'refused'
      ? { ...entry, errors: result.errors }
      : planRetry(entry, io.now(), result.wait_ms);
  io.put(next);
  return tellWaiting(io, next);
}

function tellWaiting(io: OutboxIo, entry: OutboxEntry): Delivery {
  if (entry.errors) return { outcome: 'refused', errors: entry.errors };
  const text = describeWaiting(entry, { now: io.now(), isOnline: io.isOnline() });
  return { outcome: 'waiting', entry, text };
}

/**
 * The text was changed after an attempt that did arrive: this one is a submission
 * of its own. Kept under its new id before it is sent, so that repeats stay one.
 */
function rename(io: OutboxIo, entry: OutboxEntry): OutboxEntry {
  const renamed = { ...entry, draft: { ...entry.draft, submission_id: io.newId() } };
  io.put(renamed);
  io.remove(entry, false);
  return renamed;
}
