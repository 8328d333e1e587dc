import type { Registry } from '#src/registry/registry.ts';
import { placeOfPage, type BuiltSite } from './built-site.ts';
import type { Finding } from './finding.ts';
import { entriesOf, suggest } from './name-kinds.ts';
import type { BuiltPage } from './read-built-page.ts';

const SITE = 'https://site.invalid';

/** Every link of every built page leads to something that is there, and so does every moved anchor. */
export function checkBuiltLinks(registry: Registry, site: BuiltSite): Finding[] {
  const answers = createAnswers(registry, site);
  const pages = new Map(site.pages.map((page) => [page.path, page]));
  return site.pages.flatMap((page) => {
    const { file, line } = placeOfPage(site, page.path);
    const hrefs = [...new Set(page.links.map(({ href }) => href))];
    const found = [
      ...hrefs.map((href) => judgeLink(pages, answers, page, href, 'The link')),
      ...Object.entries(page.moved).map(([anchor, href]) =>
        judgeMoved(pages, answers, page, anchor, href),
      ),
    ];
    return found.flatMap((each) => (each === null ? [] : [{ file, line, ...each }]));
  });
}

type Answers = (path: string) => boolean;

/** Whether the server answers an address that is no built page; a pattern of built pages answers no other. */
function createAnswers(registry: Registry, { files, urls, pages }: BuiltSite): Answers {
  const codes = Object.keys(entriesOf(registry, 'code'));
  const patterns = urls
    .map(patternOf)
    .filter((pattern) => !pages.some(({ path }) => pattern.test(path)));
  return (path) => {
    // The server answers any short link; a page of ours means a code that there is.
    const [, code] = /^\/r\/([^/]+)\/?$/.exec(path) ?? [];
    if (code !== undefined) return codes.includes(code);
    return files.includes(path) || patterns.some((pattern) => pattern.test(path));
  };
}

function patternOf(url: string): RegExp {
  const parts = url.split(/\{[^}]+\}/).map((part) => part.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^/]+')}/?$`);
}

function judgeLink(
  pages: ReadonlyMap<string, BuiltPage>,
  answers: Answers,
  from: BuiltPage,
  href: string,
  subject: string,
) {
  const url = URL.parse(href, SITE + from.path);
  if (url === null || url.origin !== SITE) return null;
  const page = pages.get(url.pathname);
  const cause = `${subject} "${href}" on ${from.path}`;
  if (page === undefined) {
    if (answers(url.pathname)) return null;
    return { cause: `${cause} leads to no page`, remedy: suggest(url.pathname, [...pages.keys()]) };
  }
  const anchor = decodeURIComponent(url.hash.slice(1));
  if (anchor === '' || page.ids.has(anchor) || Object.hasOwn(page.moved, anchor)) return null;
  return {
    cause: `${cause} leads to an anchor that ${page.path} lacks`,
    remedy: suggest(anchor, [...page.ids]),
  };
}

function judgeMoved(
  pages: ReadonlyMap<string, BuiltPage>,
  answers: Answers,
  page: BuiltPage,
  anchor: string,
  href: string,
) {
  if (page.ids.has(anchor)) {
    return {
      cause: `The anchor "${anchor}" is said to have moved, and ${page.path} still has it`,
      remedy: 'Take it out of what has moved.',
    };
  }
  return judgeLink(pages, answers, page, href, `What the old anchor "${anchor}" leads to,`);
}
