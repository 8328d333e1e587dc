import { setImmediate } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { RetentionSettings } from '#src/contracts/retention.ts';
import type { Log } from '#src/server/log.ts';
import { runWhenDue, type RunningWork } from '#src/server/run-when-due.ts';
import type { Outbox } from '../outbox/record-event.ts';
import type { FeedbackTables } from '../tables.ts';
import { applyRetention } from './apply-retention.ts';
import { planRetention } from './plan-retention.ts';

const EVERY_MS = 86_400_000;

interface RetentionDesk {
  db: Kysely<FeedbackTables>;
  settings: RetentionSettings;
  now: () => Date;
  outbox: Outbox | null;
  log: Log;
}

export interface OpenRetention {
  /** Once now, then daily. */
  start: () => void;
  /** Resolves after the transaction in hand. */
  stop: () => Promise<void>;
}

/** The periods kept by the server itself, beside the requests. */
export function openRetention({ db, settings, now, outbox, log }: RetentionDesk): OpenRetention {
  const stopping = new AbortController();
  let running: RunningWork | null = null;
  const work = async () => {
    const context = { now, outbox, pause: setImmediate, signal: stopping.signal };
    const counts = await applyRetention(db, planRetention(settings, now()), context);
    if (counts.anonymised + counts.deleted > 0) log.info(counts, 'feedback past its periods');
  };
  const start = () => {
    running = runWhenDue({
      work,
      nextWait: () => Promise.resolve(EVERY_MS),
      onError: (err) => log.error({ err, part: 'retention' }, 'retention failed'),
    });
    running.wake();
  };
  const stop = async () => {
    stopping.abort();
    await running?.stop();
  };
  return { start, stop };
}
