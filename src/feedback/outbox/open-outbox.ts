import type { Kysely } from 'kysely';
import { runWhenDue, type RunningWork } from '#src/server/run-when-due.ts';
import type { FeedbackTables } from '../tables.ts';
import { findNextDue } from './claim-due.ts';
import { deliverDue, type DeliveryDesk } from './deliver-due.ts';
import type { Outbox } from './record-event.ts';

/** Another process may have written something that nobody woke this one for. */
const LONGEST_SLEEP_MS = 60_000;

/** The outbox and its worker. */
export interface OpenOutbox extends Outbox {
  /** Sends what waits, and from then on what comes. */
  start: () => void;
  /** Breaks off what is being sent; it waits for the next start. */
  stop: () => Promise<void>;
}

/** Opens the outbox; nothing is sent until it is started. */
export function openOutbox(desk: DeliveryDesk): OpenOutbox {
  const stopping = new AbortController();
  let running: RunningWork | null = null;
  const start = () => {
    running = runWhenDue({
      work: async () => void (await deliverDue(desk, stopping.signal)),
      nextWait: () => nextWait(desk.db, desk.now()),
      onError: desk.onError,
    });
    running.wake();
  };
  const stop = async () => {
    stopping.abort();
    await running?.stop();
  };
  return { wake: () => running?.wake(), start, stop };
}

async function nextWait(db: Kysely<FeedbackTables>, now: Date): Promise<number> {
  const next = await findNextDue(db);
  if (next === null) return LONGEST_SLEEP_MS;
  return Math.min(Math.max(Date.parse(next) - now.getTime(), 0), LONGEST_SLEEP_MS);
}
