import { CODES } from '#src/registry/names.ts';
import { reasonPath } from '#src/registry/paths.ts';
import type { Registry } from '#src/registry/registry.ts';
import GithubSlugger from 'github-slugger';
import { listElements, listHeadings, type Guide } from './parse-guide.ts';

/** The anchor of the feedback form, which the page templates add. */
const FEEDBACK = 'was-this-page-helpful';

/** Public pages by path, and the anchors that each of them keeps for links. */
export type SiteAnchors = Map<string, ReadonlySet<string>>;

export function listSiteAnchors(registry: Registry, guides: readonly Guide[]): SiteAnchors {
  return new Map([
    ['/', new Set<string>()],
    ['/fields/', new Set(Object.keys(registry.fields))],
    ['/reasons/', new Set<string>()],
    ['/explore/', new Set<string>(CODES)],
    ...CODES.map((code) => [reasonPath(code), new Set<string>()] as const),
    ...guides.map((guide) => [`/guides/${guide.slug}/`, guideAnchors(guide)] as const),
  ]);
}

/** Headings as Astro slugs them, then steps and reasons, whose names are their anchors. */
function guideAnchors({ tree }: Guide): ReadonlySet<string> {
  const slugger = new GithubSlugger();
  const headings = listHeadings(tree).map(({ text }) => slugger.slug(text));
  const named = listElements(tree)
    .filter(({ name }) => name === 'Step' || name === 'Reason')
    .flatMap(({ attributes }) => attributes.map(({ value }) => value ?? ''));
  return new Set([...headings, ...named, FEEDBACK]);
}
