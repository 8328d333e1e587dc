import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BuildInfo } from '#src/contracts/build-info.ts';
import { listSitePages } from '#src/contracts/site-page.ts';
import type { Registry } from '#src/registry/registry.ts';
import { listSentences } from './list-sentences.ts';

/** What the built pages that readers can comment on say, by their paths. */
export async function readPageSentences(
  registry: Registry,
  clientDir: string,
): Promise<BuildInfo['sentences']> {
  const entries = await Promise.all(
    listSitePages(registry).map(async (path) => {
      const html = await readFile(join(clientDir, path, 'index.html'), 'utf8');
      return [path, listSentences(html)] as const;
    }),
  );
  return Object.fromEntries(entries);
}
