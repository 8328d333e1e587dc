import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Registry } from '#src/registry/registry.ts';
import { checkComponents } from './check-components.ts';
import { checkFrontMatter } from './check-front-matter.ts';
import { checkGuideFiles, GUIDES_FOLDER, guideFile } from './check-guide-files.ts';
import { checkIdentifiers } from './check-identifiers.ts';
import { checkLinks } from './check-links.ts';
import { checkReasonTexts } from './check-reason-texts.ts';
import { checkStepGuide } from './check-step-guide.ts';
import { compareFindings, type Finding } from './finding.ts';
import { parseGuide, type Guide } from './parse-guide.ts';
import { listSiteAnchors } from './site-anchors.ts';

/**
 * Reads every guide under `root` and holds it against the registry. The answer
 * is empty when nothing in the content can mislead; findings are sorted by file
 * and line. Throws only where the folder cannot be read.
 */
export async function checkContent(options: {
  root: string;
  registry: Registry;
}): Promise<Finding[]> {
  const { root, registry } = options;
  const names = await readdir(join(root, GUIDES_FOLDER));
  const parsed = await Promise.all(
    names.filter((name) => name.endsWith('.mdx')).map((name) => readGuide(root, name)),
  );
  const guides = parsed.filter((each): each is Guide => 'tree' in each);
  const unreadable = parsed.filter((each): each is Finding => !('tree' in each));
  const site = listSiteAnchors(registry, guides);
  const findings = guides.flatMap((guide) => [
    ...checkFrontMatter(registry, guide),
    ...checkComponents(registry, guide),
    ...checkIdentifiers(registry, guide),
    ...checkLinks(registry, site, guide),
    ...checkStepGuide(registry, guide),
  ]);
  const texts = await checkReasonTexts({ root, registry, site });
  return [...checkGuideFiles(registry, names), ...unreadable, ...findings, ...texts].sort(
    compareFindings,
  );
}

async function readGuide(root: string, name: string): Promise<Guide | Finding> {
  const slug = name.replace(/\.mdx$/, '');
  const text = await readFile(join(root, GUIDES_FOLDER, name), 'utf8');
  return parseGuide(slug, guideFile(slug), text);
}
