import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Registry } from '#src/registry/registry.ts';
import { DICTIONARY_FILE } from './check-spelling.ts';
import { readEntryLines } from './entry-line.ts';
import { parseGuide, type Guide } from './parse-guide.ts';
import { readGuideProse, readRegistryProse, type Prose } from './read-prose.ts';

/** Everything that the checks of the text read. MDX that cannot be parsed is reported elsewhere. */
export interface Sources {
  guides: Guide[];
  prose: Prose[];
  /** The project's own words, one for each line of its dictionary. */
  words: string[];
}

/** Reads all MDX under `content`, the registry's texts and the dictionary. */
export async function readAllProse(root: string, registry: Registry): Promise<Sources> {
  const names = (await readdir(join(root, 'content'), { recursive: true }))
    .filter((name) => name.endsWith('.mdx'))
    .sort();
  const guides: Guide[] = [];
  const prose: Prose[] = [];
  for (const name of names) {
    const file = `content/${name.replaceAll('\\', '/')}`;
    const text = await readFile(join(root, file), 'utf8');
    const slug = file.replace(/^.*\/|\.mdx$/g, '');
    const guide = parseGuide(slug, file, text);
    if (!('tree' in guide)) continue;
    guides.push(guide);
    prose.push(...readGuideProse(guide, text));
  }
  prose.push(...readRegistryProse(registry, await readEntryLines(root)));
  const dictionary = await readFile(join(root, DICTIONARY_FILE), 'utf8').catch(() => '');
  return { guides, prose, words: dictionary.split('\n').filter((word) => word !== '') };
}
