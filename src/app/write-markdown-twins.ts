import { readdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { listSitePages } from '#src/contracts/site-page.ts';
import type { Registry } from '#src/registry/registry.ts';
import { shareOut } from './share-out.ts';

/** A page's path and its Markdown. */
export type Twin = [path: string, markdown: string];

const WORKER = join(import.meta.dirname, 'write-twins-worker.ts');
/** A thread has to load the Markdown writer first. */
const LEAST_SHARE = 200;

/**
 * Writes a `.md` beside each built page, and all of them into `llms-full.txt`:
 * pages of the registry first, in its order. Returns how many were written.
 */
export async function writeMarkdownTwins(registry: Registry, clientDir: string): Promise<number> {
  const items = await listBuiltPages(clientDir);
  const twins = new Map(await shareOut<Twin>(WORKER, { items, data: clientDir }, LEAST_SHARE));
  const order = new Set([...listSitePages(registry), ...[...twins.keys()].sort()]);
  const all = [...order].flatMap((path) => twins.get(path) ?? []);
  await writeFile(join(clientDir, 'llms-full.txt'), all.join('\n---\n\n'));
  return twins.size;
}

/** Paths of the built pages, such as `/guides/scan-credits/`. */
async function listBuiltPages(clientDir: string): Promise<string[]> {
  const entries = await readdir(clientDir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name === 'index.html')
    .map((entry) => relative(clientDir, entry.parentPath).split(/[\\/]/).filter(Boolean))
    .map((parts) => (parts.length === 0 ? '/' : `/${parts.join('/')}/`));
}
