/**
 * Runs one piece of work at a time, the newest wish next: whatever was asked for in
 * between is skipped. `isWanted` tells the work whether a newer wish waits. Resolves
 * once no wish is left.
 */
export function latestOnly<T>(work: (wish: T, isWanted: () => boolean) => Promise<void>) {
  let next: { wish: T } | null = null;
  let running: Promise<void> | null = null;
  const runAll = async () => {
    try {
      while (next) {
        const current: T = next.wish;
        next = null;
        await work(current, () => next === null);
      }
    } finally {
      running = null;
    }
  };
  return (wish: T): Promise<void> => {
    next = { wish };
    running ??= runAll();
    return running;
  };
}
