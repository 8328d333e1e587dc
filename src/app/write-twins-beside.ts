import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/**
 * Writes the Markdown twins of a built site while the caller goes on; resolves once
 * they are there. In a thread with a memory of its own: beside all that Astro leaves
 * behind, a thousand pages took half as long again.
 */
export async function writeTwinsBeside(clientDir: string): Promise<void> {
  const worker = new Worker(join(import.meta.dirname, 'twins-worker.ts'), {
    workerData: clientDir,
  });
  // An error in the worker rejects this.
  await once(worker, 'exit');
}
