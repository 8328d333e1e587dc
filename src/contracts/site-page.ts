import { codeEntries } from '#src/registry/code-entries.ts';
import { codesOfGuide } from '#src/registry/guide-codes.ts';
import { STEP_IDS, type Code, type GuideSlug, type StepId } from '#src/registry/names.ts';
import { guidePath, MAIN_GUIDE, reasonPath } from '#src/registry/paths.ts';
import { findCode, type Registry } from '#src/registry/registry.ts';
import { readCode } from '#src/registry/resolve-code.ts';
import { resolveName } from '#src/registry/resolve-name.ts';

/** A public page of this site; `path` is the one under which it lives now. */
export type SitePage =
  | { kind: 'home' | 'reasons' | 'fields'; path: string }
  | { kind: 'guide'; path: string; slug: GuideSlug }
  | { kind: 'reason'; path: string; code: Code };

const FIXED_PAGES: Record<string, SitePage> = {
  '/': { kind: 'home', path: '/' },
  '/reasons/': { kind: 'reasons', path: '/reasons/' },
  '/fields/': { kind: 'fields', path: '/fields/' },
};

/** The page behind a path, under any name it ever had; null if there is none. */
export function findSitePage(registry: Registry, path: string): SitePage | null {
  if (!path.startsWith('/')) return null;
  const full = path.endsWith('/') ? path : `${path}/`;
  const fixed = Object.hasOwn(FIXED_PAGES, full) ? FIXED_PAGES[full] : undefined;
  if (fixed) return fixed;
  const [, folder, name] = /^\/(guides|reasons)\/([^/]+)\/$/.exec(full) ?? [];
  if (name === undefined) return null;
  return folder === 'guides' ? findGuidePage(registry, name) : findReasonPage(registry, name);
}

function findGuidePage(registry: Registry, name: string): SitePage | null {
  const slug = resolveName(registry.guides, name);
  return slug && { kind: 'guide', path: guidePath(slug), slug };
}

function findReasonPage(registry: Registry, name: string): SitePage | null {
  const code = readCode(registry, name);
  return code && { kind: 'reason', path: reasonPath(code), code };
}

/** What feedback on a page can be about: the main guide has all steps, a reason's page its own. */
export function listPageParts(
  registry: Registry,
  page: SitePage,
): { steps: readonly StepId[]; codes: readonly Code[] } {
  if (page.kind === 'guide') {
    const codes = codesOfGuide(registry, page.slug);
    return { steps: page.slug === MAIN_GUIDE ? STEP_IDS : [], codes };
  }
  if (page.kind !== 'reason') return { steps: [], codes: [] };
  return { steps: [findCode(registry, page.code).step], codes: [page.code] };
}

/** Every public page, for choosing one or for naming the closest; not those that something replaced. */
export function listSitePages(registry: Registry): string[] {
  const slugs = Object.keys(registry.guides) as GuideSlug[];
  const codes = Object.keys(codeEntries(registry)) as Code[];
  const paths = [...Object.keys(FIXED_PAGES), ...slugs.map(guidePath), ...codes.map(reasonPath)];
  return paths.filter((path) => findSitePage(registry, path)?.path === path);
}

/** What a page is called; a code's page by its code. */
export function titlePage(registry: Registry, page: SitePage): string {
  if (page.kind === 'guide') return registry.guides[page.slug].title;
  if (page.kind === 'reason') return page.code;
  return { home: 'Start page', reasons: 'Reason codes', fields: 'Account fields' }[page.kind];
}
