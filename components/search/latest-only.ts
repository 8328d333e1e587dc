/**
 * Runs one piece of work at a time, the newest wish next: whatever was asked for in
 * between is skipped. `isWanted` tells the work whether a newer wish waits.
 */
export function latestOnly<T>(work: (wish: T, isWanted: () => boolean) => Promise<void>) {
  let next: { wish: T } | null = null;
  let isRunning = false;
  return async (wish: T): Promise<void> => {
    next = { wish };
    if (isRunning) return;
    isRunning = true;
    try {
      while (next) {
        const current: T = next.wish;
        next = null;
        await work(current, () => next === null);
      }
    } finally {
      isRunning = false;
    }
  };
}
