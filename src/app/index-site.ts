import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { close, createIndex } from 'pagefind';
import { SEARCH_INDEX_PATH, SEARCH_NAMES_PATH } from '#src/contracts/search.ts';
import type { Registry } from '#src/registry/registry.ts';
import { describePage, listPartEntries, type SearchEntry } from './list-search-entries.ts';
import { listSearchNames } from './list-search-names.ts';

/** Pagefind's own interfaces, which nobody here loads, and the engine for languages it does not know. */
const UNUSED = /^(?:pagefind-(?:ui|modular-ui|component-ui|highlight)\.|wasm\.unknown\.)/;

/** Makes the search index of the built pages, beside them, and the list of names for misspelt ones. */
export async function indexSite(clientDir: string, registry: Registry): Promise<void> {
  const { index, errors } = await createIndex({ excludeSelectors: ['[data-about]'] });
  if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
  const add = async (entry: SearchEntry) => {
    const answer = await index.addHTMLFile(entry);
    if (answer.errors.length > 0) throw new Error(`${entry.url}: ${answer.errors.join('; ')}`);
  };
  try {
    // Handed over without a wait for each answer: it works while we do something else.
    const added: Promise<void>[] = [];
    for (const file of await listPages(clientDir)) {
      const html = await readFile(file, 'utf8');
      added.push(add(describePage(registry, urlOf(clientDir, file), html)));
    }
    added.push(...listPartEntries(registry).map(add));
    await Promise.all(added);
    const names = JSON.stringify(listSearchNames(registry));
    await write(join(clientDir, SEARCH_NAMES_PATH), names);
    const { files } = await index.getFiles();
    for (const { path, content } of files) {
      if (!UNUSED.test(path)) await write(join(clientDir, SEARCH_INDEX_PATH, path), content);
    }
  } finally {
    await close();
  }
}

async function listPages(clientDir: string): Promise<string[]> {
  const entries = await readdir(clientDir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name === 'index.html')
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function urlOf(clientDir: string, file: string): string {
  const folder = relative(clientDir, dirname(file)).replaceAll('\\', '/');
  return folder ? `/${folder}/` : '/';
}

async function write(path: string, content: Uint8Array | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}
