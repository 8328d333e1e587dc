import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { shareOut } from './share-out.ts';

const TEXT = /\.(?:html|css|js|mjs|json|svg|xml|txt|md|webmanifest)$/;
/** With more files than this, the best Brotli would take longer than all the rest of the build. */
const MANY_FILES = 300;
const BEST = { brotli: 11, gzip: 9 };
const QUICK = { brotli: 5, gzip: 4 };
/** How much both methods try, from 1 up. */
export type Effort = typeof BEST;

const WORKER = join(import.meta.dirname, 'precompress-worker.ts');
/** Few files are worth a thread where each takes long. */
const LEAST_SHARE = 20;

/** Writes a `.br` and a `.gz` beside each text file; returns how many files got them. */
export async function precompress(dir: string): Promise<number> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const items = entries
    .filter((entry) => entry.isFile() && TEXT.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  const data = items.length > MANY_FILES ? QUICK : BEST;
  return (await shareOut<string>(WORKER, { items, data }, LEAST_SHARE)).length;
}
