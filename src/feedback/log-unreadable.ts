import type { Log } from '#src/server/log.ts';

/** Rows that a list left out must not vanish in silence. Ids only: a comment may be personal. */
export function logUnreadable(log: Log, ids: readonly string[]): void {
  if (ids.length > 0) log.error({ ids }, 'feedback that cannot be read was left out');
}
