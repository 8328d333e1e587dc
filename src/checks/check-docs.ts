import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Registry } from '#src/registry/registry.ts';
import { checkContent } from './check-content.ts';
import { checkRegistry } from './check-registry.ts';
import { findEntryLine } from './entry-line.ts';
import type { Finding } from './finding.ts';

const FILES = ['reasons', 'gates', 'fields', 'steps', 'guides', 'routes'];

/** All checks of the docs: the registry in itself, then the content against it. */
export async function checkDocs(options: { root: string; registry: Registry }): Promise<Finding[]> {
  const sources = new Map<string, string>();
  for (const name of FILES) {
    const file = `src/registry/${name}.ts`;
    sources.set(file, await readFile(join(options.root, file), 'utf8'));
  }
  const lineOf = (file: string, entry: string) => findEntryLine(sources.get(file) ?? '', entry);
  return [...checkRegistry(options.registry, lineOf), ...(await checkContent(options))];
}
