/** As long as the server wants between opening and sending; what comes sooner looks like a program. */
const LEAST_MS = 2000;

/**
 * Milliseconds since the page was opened, once that is long enough. A reader
 * who is faster (a draft was kept, the words were pasted) waits a moment, and
 * is not taken for a program.
 */
export async function passLeastTime(
  clock: () => number = () => performance.now(),
): Promise<number> {
  const missing = LEAST_MS - clock();
  // A timer may ring a moment early.
  if (missing > 0) await new Promise((done) => setTimeout(done, missing + 20));
  return Math.round(clock());
}
