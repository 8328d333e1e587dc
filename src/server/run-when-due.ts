const AFTER_ERROR_MS = 5_000;

export interface DueWork {
  /** Does what is due now. */
  work: () => Promise<void>;
  /** Milliseconds until something is due again; 0: there is more at once. */
  nextWait: () => Promise<number>;
  onError: (error: unknown) => void;
}

export interface RunningWork {
  /** Something may be due now. */
  wake: () => void;
  /** Resolves once the work in hand is done; nothing starts after it. */
  stop: () => Promise<void>;
}

/** Work beside the requests: sleeps until the next thing is due, or until it is woken. */
export function runWhenDue({ work, nextWait, onError }: DueWork): RunningWork {
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> = Promise.resolve();
  let state: 'asleep' | 'busy' | 'woken' = 'asleep';
  let stopped = false;

  async function round(): Promise<void> {
    let wait = 0;
    while (wait === 0 && !stopped) {
      state = 'busy';
      await work();
      wait = await nextWait();
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
    if (!stopped) working = round().catch(recover);
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
