import type { BuiltSite } from '#src/checks/built-site.ts';
import { checkBuilt } from '#src/checks/check-built.ts';
import { listPublicNames, type PublicNames } from '#src/checks/public-names.ts';
import { readBuiltPage } from '#src/checks/read-built-page.ts';
import { listMovedAnchors } from '#src/contracts/moved-anchors.ts';
import { CODES, GUIDE_SLUGS } from '#src/registry/names.ts';
import { guidePath, reasonPath } from '#src/registry/paths.ts';
import { registry, type Registry } from '#src/registry/registry.ts';

type Html = Map<string, string>;

const page = (title: string, body: string) =>
  `<html><body><nav><a href="/">Start</a></nav><div class="sl-markdown-content"><h2 id="first">${title}</h2>${body}</div></body></html>`;
const linksTo = (paths: readonly string[]) =>
  paths.map((path) => `<a href="${path}">there</a>`).join('');

/** The smallest built site without a finding: the start page links to everything. */
export function smallHtml(): Html {
  const guides = GUIDE_SLUGS.map(guidePath);
  const codes = CODES.map(reasonPath);
  const others = [...guides, ...codes, '/fields/', '/reasons/'];
  return new Map([
    ['/', page('Start', linksTo([...others, '/sign-in', '/favicon.svg']))],
    ...others.map((path): [string, string] => [path, page(path, '<a href="#first">Up</a>')]),
  ]);
}

/** A built site with some pages changed, as the checks read it. */
export function siteOf(
  html: Html,
  known: Registry = registry,
  moreUrls: readonly string[] = [],
): BuiltSite {
  const pages = [...html].map(([path, text]) => ({
    ...readBuiltPage(path, text),
    moved: listMovedAnchors(known, path),
  }));
  const urls = ['/', '/guides/{slug}', '/reasons/{code}', '/fields', '/sign-in', '/api/account'];
  return { pages, files: ['/favicon.svg'], urls: [...urls, ...moreUrls], sources: {} };
}

/** Findings of a site, held against the names that were public before. */
export function checkSite(
  html: Html,
  options: { known?: Registry; recorded?: PublicNames; urls?: string[] } = {},
) {
  const { known = registry } = options;
  const site = siteOf(html, known, options.urls);
  const recorded = options.recorded ?? listPublicNames(known, site);
  return checkBuilt({
    registry: known,
    site,
    exemptions: [],
    recorded,
    words: [],
    lineOf: () => 1,
  });
}

/** What was public before anything changed. */
export const recordedBefore = () => listPublicNames(registry, siteOf(smallHtml()));
