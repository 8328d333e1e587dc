import type { NextStep } from '#src/readiness/report.ts';

/** Somebody who comes back to the page after this long gets it read again. */
export const REREAD_AFTER = 60_000;

/** What was true this long ago is shown as stale. */
export const STALE_AFTER = 5 * 60_000;

/** When to look again: at a wait's own pace, otherwise never. Milliseconds. */
export function nextLookAt(next: NextStep, readAt: number): number {
  if (next.kind !== 'wait' || next.recheck_after === undefined) return Infinity;
  return readAt + next.recheck_after * 1000;
}

/**
 * When something true at `asOf` becomes stale, on this machine's clock. The age
 * is taken from the server's clock, since this machine's may be wrong.
 */
export function staleAt(asOf: string | null, serverNow: number, readAt: number): number {
  if (asOf === null) return Infinity;
  const age = Math.max(0, serverNow - Date.parse(asOf));
  return readAt + STALE_AFTER - age;
}
