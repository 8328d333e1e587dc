import type { Kysely } from 'kysely';
import { advanceObjects } from './advance-objects.ts';
import { deliverEvents, type SendWebhook } from './deliver-events.ts';
import type { ProviderDesk } from './sandbox-provider.ts';
import type { ProviderTables } from './tables.ts';

const LONGEST_SLEEP_MS = 60_000;
const AFTER_ERROR_MS = 5_000;

interface ProviderRun {
  desk: Omit<ProviderDesk, 'wake'>;
  send: SendWebhook;
  onError: (error: unknown) => void;
}

/**
 * The provider's own life: moves objects on when their time comes and sends
 * events. Sleeps until the next thing is due, or until it is woken.
 */
export function runProvider({ desk, send, onError }: ProviderRun): {
  wake: () => void;
  stop: () => Promise<void>;
} {
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> = Promise.resolve();
  let state: 'asleep' | 'busy' | 'woken' = 'asleep';
  let stopped = false;
  const full = { ...desk, wake };

  async function work(): Promise<void> {
    let wait = 0;
    while (wait === 0 && !stopped) {
      state = 'busy';
      await advanceObjects(full);
      await deliverEvents(full, send);
      wait = await nextWait(desk);
      if (isWoken()) wait = 0;
    }
    // In one go with the last look: whoever wakes from here on starts the work again.
    state = 'asleep';
    if (!stopped) timer = setTimeout(wake, wait);
  }
  const isWoken = () => state === 'woken';
  function wake(): void {
    if (state !== 'asleep') {
      state = 'woken';
      return;
    }
    clearTimeout(timer);
    if (!stopped) working = work().catch(recover);
  }
  function recover(error: unknown): void {
    state = 'asleep';
    if (stopped) return;
    onError(error);
    timer = setTimeout(wake, AFTER_ERROR_MS);
  }
  const stop = async () => {
    stopped = true;
    clearTimeout(timer);
    await working;
  };
  return { wake, stop };
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
