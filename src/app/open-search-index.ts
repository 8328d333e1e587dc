import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { close, createIndex } from 'pagefind';
import { SEARCH_INDEX_PATH, SEARCH_NAMES_PATH } from '#src/contracts/search.ts';
import type { Registry } from '#src/registry/registry.ts';
import type { PageReader } from './hand-on-pages.ts';
import { describePage, listPartEntries, type SearchEntry } from './list-search-entries.ts';
import { listSearchNames } from './list-search-names.ts';

/** Pagefind's own interfaces, which nobody here loads, and the engine for languages it does not know. */
const UNUSED = /^(?:pagefind-(?:ui|modular-ui|component-ui|highlight)\.|wasm\.unknown\.)/;

/** Makes the search index of the pages, beside them, and the list of names for misspelt ones. */
export async function openSearchIndex(registry: Registry): Promise<PageReader> {
  const { index, errors } = await createIndex({ excludeSelectors: ['[data-about]'] });
  if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
  const listProblems = async (entry: SearchEntry) => {
    // Closed before it answers, where the build fails: what failed there is said already.
    const answer = await index.addHTMLFile(entry).catch(({ message }) => ({ errors: [message] }));
    return answer.errors.map((error) => `${entry.url}: ${error}`);
  };
  // Handed over without a wait for each answer: it works while we do something else.
  const added: Promise<string[]>[] = [];
  return {
    add: ({ path, html }) => added.push(listProblems(describePage(registry, path, html))),
    write: async (clientDir) => {
      added.push(...listPartEntries(registry).map(listProblems));
      const problems = (await Promise.all(added)).flat();
      if (problems.length > 0) throw new Error(problems.join('\n'));
      const outputPath = join(clientDir, SEARCH_INDEX_PATH);
      const written = await index.writeFiles({ outputPath });
      if (written.errors.length > 0) throw new Error(written.errors.join('\n'));
      const unused = (await readdir(outputPath)).filter((name) => UNUSED.test(name));
      await Promise.all(unused.map((name) => rm(join(outputPath, name))));
      const names = JSON.stringify(listSearchNames(registry));
      await writeFile(join(clientDir, SEARCH_NAMES_PATH), names);
    },
    close,
  };
}
