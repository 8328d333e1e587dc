import type { Registry } from '#src/registry/registry.ts';
import type { Finding } from './finding.ts';
import { suggest } from './name-kinds.ts';

export const GUIDES_FOLDER = 'content/guides';
export const guideFile = (slug: string) => `${GUIDES_FOLDER}/${slug}.mdx`;

/** Every guide of the registry has its file, and every file is a guide. */
export function checkGuideFiles(registry: Registry, names: readonly string[]): Finding[] {
  const slugs = Object.keys(registry.guides);
  const strangers = names.filter((name) => !slugs.some((slug) => name === `${slug}.mdx`));
  const missing = slugs.filter((slug) => !names.includes(`${slug}.mdx`));
  return [
    ...strangers.map((name) => ({
      file: `${GUIDES_FOLDER}/${name}`,
      line: 1,
      cause: `Unknown guide "${name}"`,
      remedy: suggest(
        name,
        slugs.map((slug) => `${slug}.mdx`),
      ),
    })),
    ...missing.map((slug) => ({
      file: guideFile(slug),
      line: 1,
      cause: `The guide "${slug}" has no file`,
      remedy: 'Write it, or take the guide out of src/registry/guides.ts.',
    })),
  ];
}
