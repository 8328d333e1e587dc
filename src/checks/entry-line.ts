import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

export const REGISTRY_FOLDER = 'src/registry';

/**
 * The line (from 1) on which a registry file opens the entry of a name; 1 where
 * it has none, which still opens the right file.
 */
export function findEntryLine(source: string, name: string): number {
  const starts = [`\n  ${name}:`, `\n  '${name}':`].map((opening) => source.indexOf(opening));
  const [start] = starts.filter((each) => each !== -1).sort((a, b) => a - b);
  return start === undefined ? 1 : source.slice(0, start + 1).split('\n').length;
}

/** Where an entry stands in a file of the registry, given as `reasons.ts` or by its whole path. */
export type LineOf = (file: string, entry: string) => number;

/** Reads the registry's files once. */
export async function readEntryLines(root: string): Promise<LineOf> {
  const sources = new Map<string, string>();
  for (const name of await readdir(join(root, REGISTRY_FOLDER))) {
    sources.set(name, await readFile(join(root, REGISTRY_FOLDER, name), 'utf8'));
  }
  return (file, entry) => findEntryLine(sources.get(basename(file)) ?? '', entry);
}
