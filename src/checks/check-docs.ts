import type { Registry } from '#src/registry/registry.ts';
import { checkContent } from './check-content.ts';
import { checkRegistry } from './check-registry.ts';
import { readEntryLines } from './entry-line.ts';
import type { Finding } from './finding.ts';

/** What a build has to know: the registry in itself, then the content against it. */
export async function checkDocs(options: { root: string; registry: Registry }): Promise<Finding[]> {
  const lineOf = await readEntryLines(options.root);
  return [...checkRegistry(options.registry, lineOf), ...(await checkContent(options))];
}
