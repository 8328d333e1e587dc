import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeEntries } from '#src/registry/code-entries.ts';
import type { Registry } from '#src/registry/registry.ts';
import { checkComponents } from './check-components.ts';
import { checkIdentifiers } from './check-identifiers.ts';
import { checkLinks } from './check-links.ts';
import type { Finding } from './finding.ts';
import { suggest } from './name-kinds.ts';
import { listElements, parseGuide, type Guide } from './parse-guide.ts';
import type { SiteAnchors } from './site-anchors.ts';

const REASONS_FOLDER = 'content/reasons';

/** What speaks about the guide that it stands in, or brings anchors that the guide has already. */
const GUIDE_ONLY = [
  'FeatureAvailability',
  'PathPicture',
  'RelatedGuides',
  'Steps',
  'Step',
  'Reason',
];

/** The longer texts of codes: named as their code, and held to what guides are held to. */
export async function checkReasonTexts(options: {
  root: string;
  registry: Registry;
  site: SiteAnchors;
}): Promise<Finding[]> {
  const { root, registry, site } = options;
  const names = await readdir(join(root, REASONS_FOLDER)).catch(() => []);
  const found = await Promise.all(
    names.map(async (name) => {
      const file = `${REASONS_FOLDER}/${name}`;
      const text = await readFile(join(root, file), 'utf8');
      return [...checkName(registry, file, name), ...checkText(registry, site, file, text)];
    }),
  );
  return found.flat();
}

function checkName(registry: Registry, file: string, name: string): Finding[] {
  const known = Object.keys(codeEntries(registry)).map((code) => `${code}.mdx`);
  if (known.includes(name)) return [];
  return [
    { file, line: 1, cause: `"${name}" is not named as a code`, remedy: suggest(name, known) },
  ];
}

function checkText(registry: Registry, site: SiteAnchors, file: string, text: string): Finding[] {
  const parsed = parseGuide('', file, text);
  if (!('tree' in parsed)) return [parsed];
  return [
    ...checkComponents(registry, parsed),
    ...checkGuideOnly(parsed),
    ...checkIdentifiers(registry, parsed),
    ...checkLinks(registry, site, parsed),
  ];
}

function checkGuideOnly({ file, tree }: Guide): Finding[] {
  return listElements(tree)
    .filter(({ name }) => GUIDE_ONLY.includes(name ?? ''))
    .map(({ name, line, column }) => ({
      file,
      line,
      column,
      cause: `<${name}> belongs into a guide`,
      remedy: 'Link to the guide instead: <GuideLink slug="…" />.',
    }));
}
