type Listener = (version: number) => void;

/**
 * Tells, inside this process, that an account has changed. It carries the new
 * version and no values: whoever listens reads the account again.
 */
export interface AccountChanges {
  notify(accountId: string, version: number): void;
  /** Returns how to stop. */
  watch(accountId: string, onChange: Listener): () => void;
}

export function createAccountChanges(): AccountChanges {
  const listeners = new Map<string, Set<Listener>>();
  return {
    notify(accountId, version) {
      for (const tell of listeners.get(accountId) ?? []) tell(version);
    },
    watch(accountId, onChange) {
      // Wrapped, so that the same function can watch twice and stop once.
      const listener: Listener = (version) => onChange(version);
      const watching = listeners.get(accountId) ?? new Set();
      listeners.set(accountId, watching.add(listener));
      return () => {
        watching.delete(listener);
        if (watching.size === 0 && listeners.get(accountId) === watching) {
          listeners.delete(accountId);
        }
      };
    },
  };
}
