/** Runs tasks with a common key one after the other. */
export type KeyedLock = <T>(keys: readonly string[], task: () => Promise<T>) => Promise<T>;

/**
 * Keys must come in one agreed order, so that two tasks never wait for each
 * other.
 */
export function createKeyedLock(): KeyedLock {
  const tails = new Map<string, Promise<unknown>>();

  async function withKey<T>(key: string, task: () => Promise<T>): Promise<T> {
    const before = tails.get(key);
    const { promise: done, resolve: release } = Promise.withResolvers<null>();
    tails.set(key, done);
    await before;
    try {
      return await task();
    } finally {
      release(null);
      if (tails.get(key) === done) tails.delete(key);
    }
  }

  return (keys, task) =>
    keys.reduceRight<() => Promise<Awaited<ReturnType<typeof task>>>>(
      (inner, key) => () => withKey(key, inner),
      task as () => Promise<Awaited<ReturnType<typeof task>>>,
    )();
}
