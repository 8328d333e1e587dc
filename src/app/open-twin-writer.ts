import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { listSitePages } from '#src/contracts/site-page.ts';
import type { Registry } from '#src/registry/registry.ts';
import { awaitMessage } from './await-message.ts';
import type { BuiltPage, PageReader } from './hand-on-pages.ts';

/** A page's path and its Markdown. */
export type Twin = [path: string, markdown: string];

/** What its thread is told: a page, or the folder to write into once there are no more. */
export type TwinMessage = BuiltPage | { clientDir: string };

const WORKER = join(import.meta.dirname, 'twins-worker.ts');

/**
 * Writes a `.md` beside each page, and all of them into `llms-full.txt`: pages of the
 * registry first, in its order. A thread of its own makes them of the pages.
 */
export function openTwinWriter(registry: Registry): PageReader {
  const worker = new Worker(WORKER);
  const tell = (message: TwinMessage) => worker.postMessage(message);
  const written = awaitMessage<Twin[]>(worker, WORKER);
  // Asked for when all pages are there; a thread that failed before says so then.
  written.catch(() => undefined);
  return {
    add: tell,
    write: async (clientDir) => {
      tell({ clientDir });
      const twins = new Map(await written);
      const order = new Set([...listSitePages(registry), ...[...twins.keys()].sort()]);
      const all = [...order].flatMap((path) => twins.get(path) ?? []);
      await writeFile(join(clientDir, 'llms-full.txt'), all.join('\n---\n\n'));
    },
    close: () => worker.terminate(),
  };
}
