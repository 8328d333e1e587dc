import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PageSentence } from '#src/contracts/page-sentence.ts';
import { listSitePages } from '#src/contracts/site-page.ts';
import type { Registry } from '#src/registry/registry.ts';

/**
 * What a built page says today, sentence by sentence; undefined for a page that this
 * build does not have. Read when a reviewer compares: few pages ever are.
 */
export async function readPageSentences(
  registry: Registry,
  clientDir: string,
  path: string,
): Promise<PageSentence[] | undefined> {
  if (!listSitePages(registry).includes(path)) return undefined;
  const html = await readFile(join(clientDir, path, 'index.html'), 'utf8').catch(() => null);
  if (html === null) return undefined;
  // A whole HTML parser: nothing that the server starts with.
  const { listSentences } = await import('./list-sentences.ts');
  return listSentences(html);
}
