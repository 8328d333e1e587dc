import type { Worker } from 'node:worker_threads';

/** The one message of a thread; rejects where it fails, or ends without a word. */
export function awaitMessage<Result>(worker: Worker, script: string): Promise<Result> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`${script} ended (${code}) without a result.`)));
  });
}
