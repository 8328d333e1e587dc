import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { awaitMessage } from './await-message.ts';

/** What a worker of `shareOut` gets: its share of the items, and what it needs for all of them. */
export interface Share<Data> {
  items: string[];
  data: Data;
}

/**
 * Has the items done by threads, each of which runs the script with a `Share` and posts
 * one message: the results of its share. With a memory of their own: beside all that
 * Astro leaves behind, the same work took half as long again. A thread is started for
 * each `leastShare` items, up to one a core. Rejects where one of them fails.
 */
export async function shareOut<Result>(
  script: string,
  { items, data }: Share<unknown>,
  leastShare: number,
): Promise<Result[]> {
  const count = Math.min(availableParallelism(), Math.ceil(items.length / leastShare));
  const shares = Array.from({ length: Math.max(count, 1) }, (_, number) =>
    items.filter((_item, index) => index % count === number),
  );
  const results = await Promise.all(shares.map((share) => runWorker<Result>(script, share, data)));
  return results.flat();
}

function runWorker<Result>(script: string, items: string[], data: unknown): Promise<Result[]> {
  return awaitMessage(new Worker(script, { workerData: { items, data } }), script);
}
