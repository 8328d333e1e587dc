import type { Kysely } from 'kysely';
import { runWhenDue, type RunningWork } from '#src/server/run-when-due.ts';
import { advanceObjects } from './advance-objects.ts';
import { deliverEvents, type SendWebhook } from './deliver-events.ts';
import type { ProviderDesk } from './sandbox-provider.ts';
import type { ProviderTables } from './tables.ts';

const LONGEST_SLEEP_MS = 60_000;

interface ProviderRun {
  desk: Omit<ProviderDesk, 'wake'>;
  send: SendWebhook;
  onError: (error: unknown) => void;
}

/**
 * The provider's own life: moves objects on when their time comes and sends
 * events. Sleeps until the next thing is due, or until it is woken.
 */
export function runProvider({ desk, send, onError }: ProviderRun): RunningWork {
  const full: ProviderDesk = { ...desk, wake: () => running.wake() };
  const running = runWhenDue({
    work: async () => {
      await advanceObjects(full);
      await deliverEvents(full, send);
    },
    nextWait: () => nextWait(desk),
    onError,
  });
  return running;
}

/** Milliseconds until the next object or event is due. */
async function nextWait({ db, now }: Pick<ProviderDesk, 'db' | 'now'>): Promise<number> {
  const times = await Promise.all([
    firstDue(db, 'provider_object'),
    firstDue(db, 'provider_event'),
  ]);
  const waits = times.map((due) => (due ? Date.parse(due) - now().getTime() : Infinity));
  return Math.min(Math.max(Math.min(...waits), 0), LONGEST_SLEEP_MS);
}

async function firstDue(
  db: Kysely<ProviderTables>,
  table: 'provider_object' | 'provider_event',
): Promise<string | null> {
  const row = await db
    .selectFrom(table)
    .select('due_at')
    .where('due_at', 'is not', null)
    .orderBy('due_at')
    .limit(1)
    .executeTakeFirst();
  return row?.due_at ?? null;
}
