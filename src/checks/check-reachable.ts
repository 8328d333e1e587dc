import { isRetired, listLive } from '#src/registry/lifecycle.ts';
import { listLiveCodes } from '#src/registry/live-reasons.ts';
import { GUIDE_SLUGS } from '#src/registry/names.ts';
import { guidePath, reasonPath } from '#src/registry/paths.ts';
import type { Registry } from '#src/registry/registry.ts';
import { placeOfPage, type BuiltSite } from './built-site.ts';
import type { Finding } from './finding.ts';

const SITE = 'https://site.invalid';
const START = '/';
const MAX_CLICKS = 2;
/** Nobody links to these: one is where readers begin, the other what they get instead of a page. */
const ENTRANCES = [START, '/404.html'];

/**
 * From the start page every page of a live entry is two clicks away, by links in
 * the text and not in the frame around it; and some page links to every page.
 */
export function checkReachable(registry: Registry, site: BuiltSite): Finding[] {
  const clicks = countClicks(site);
  const far = listEntryPages(registry)
    .filter((path) => !((clicks.get(path) ?? Infinity) <= MAX_CLICKS))
    .map((path) => ({
      ...placeOfPage(site, path),
      cause: `${path} is more than ${MAX_CLICKS} clicks away from ${START}`,
      remedy: `Link to it from the start page, or from a page that this one links to.`,
    }));
  return [...far, ...findOrphans(registry, site)];
}

function listEntryPages(registry: Registry): string[] {
  const guides = listLive(GUIDE_SLUGS, registry.guides).map(guidePath);
  return [...listLiveCodes(registry).map(reasonPath), ...guides, '/fields/', '/reasons/'];
}

/** Clicks from the start page to each page that its text leads to. */
function countClicks({ pages }: BuiltSite): Map<string, number> {
  const clicks = new Map([[START, 0]]);
  for (const [path, count] of clicks) {
    const page = pages.find((each) => each.path === path);
    for (const { href, inContent } of page?.links ?? []) {
      const to = URL.parse(href, SITE + path);
      if (!inContent || to?.origin !== SITE || clicks.has(to.pathname)) continue;
      clicks.set(to.pathname, count + 1);
    }
  }
  return clicks;
}

function findOrphans(registry: Registry, site: BuiltSite): Finding[] {
  const linked = new Set(
    site.pages.flatMap(({ path, links }) =>
      links
        .map(({ href }) => URL.parse(href, SITE + path))
        .filter((url) => url?.origin === SITE && url.pathname !== path)
        .map((url) => url?.pathname),
    ),
  );
  const retired = GUIDE_SLUGS.filter((slug) => isRetired(registry.guides[slug])).map(guidePath);
  return site.pages
    .filter(({ path }) => !linked.has(path) && ![...ENTRANCES, ...retired].includes(path))
    .map(({ path }) => ({
      ...placeOfPage(site, path),
      cause: `No page links to ${path}`,
      remedy: 'Link to it where readers need it, or take it out.',
    }));
}
