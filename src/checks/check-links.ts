import type { Registry } from '#src/registry/registry.ts';
import { visit } from 'unist-util-visit';
import type { Finding } from './finding.ts';
import { suggest } from './name-kinds.ts';
import { startOf, type Guide } from './parse-guide.ts';
import type { SiteAnchors } from './site-anchors.ts';

const SITE = 'https://site.invalid';

/** Every link inside the site leads to a page, and its fragment to an anchor there. */
export function checkLinks(registry: Registry, site: SiteAnchors, guide: Guide): Finding[] {
  const findings: Finding[] = [];
  visit(guide.tree, (node) => {
    if (node.type !== 'link' && node.type !== 'definition') return;
    const judgement = judgeLink(registry, site, guide.slug, node.url);
    if (judgement !== null) findings.push({ file: guide.file, ...startOf(node), ...judgement });
  });
  return findings;
}

function judgeLink(registry: Registry, site: SiteAnchors, slug: string, link: string) {
  const url = URL.parse(link, `${SITE}/guides/${slug}/`);
  if (url === null) return { cause: `The link "${link}" is not an address`, remedy: 'Correct it.' };
  if (url.origin !== SITE) return judgeForeign(link, url);
  const anchors = site.get(url.pathname);
  if (anchors === undefined) return judgeMissingPage(registry, site, link, url.pathname);
  const anchor = decodeURIComponent(url.hash.slice(1));
  if (anchor === '' || anchors.has(anchor)) return null;
  return {
    cause: `The link "${link}" leads to an anchor that ${url.pathname} lacks`,
    remedy: anchors.size === 0 ? 'Link to the page.' : suggest(anchor, [...anchors]),
  };
}

function judgeForeign(link: string, { protocol }: URL) {
  if (protocol === 'https:' || protocol === 'mailto:') return null;
  return { cause: `The link "${link}" uses ${protocol}`, remedy: 'Use https: or mailto:.' };
}

function judgeMissingPage(registry: Registry, site: SiteAnchors, link: string, path: string) {
  const cause = `The link "${link}" leads to no page of this site`;
  if (Object.hasOwn(registry.routes, decodeURIComponent(path))) {
    return { cause, remedy: `A product route is written <Route path="${path}" />.` };
  }
  return { cause, remedy: suggest(path, [...site.keys()]) };
}
