import { CONTEXT_EVENT } from './session-events.ts';

const KEPT = ['code', 'action', 'target', 'account'];

/**
 * Links between guides, reasons and billing carry on the query that brought the reader,
 * and sign-in leads back to this very place.
 */
export function keepContext(): void {
  const followAll = () => {
    for (const link of document.querySelectorAll('a')) followPage(link);
  };
  followAll();
  for (const name of ['hashchange', 'pageshow', CONTEXT_EVENT]) addEventListener(name, followAll);
  // Search results and others that appear later.
  document.addEventListener('click', followClicked, true);
}

function followClicked({ target }: MouseEvent): void {
  const link = target instanceof Element ? target.closest('a') : null;
  if (link) followPage(link);
}

function followPage(link: HTMLAnchorElement): void {
  if (!isConcerned(link) || link.origin !== location.origin) return;
  // It says itself what the next page is about, such as the code that holds in place of this one.
  if (link.hasAttribute('data-own-context')) return;
  if (link.hasAttribute('data-sign-in')) link.href = signInPath();
  else if (/^\/(guides|reasons|billing)(\/|$)/.test(link.pathname)) link.href = carryOn(link.href);
}

/**
 * Asked first, of the link as it was written: resolving and changing each of some hundred
 * links took most of what a page's scripts take. Links within the page keep its query by
 * themselves; without a query here and there, nothing is carried on or taken away.
 */
function isConcerned(link: HTMLAnchorElement): boolean {
  const written = link.getAttribute('href') ?? '#';
  if (written.startsWith('#')) return false;
  return link.hasAttribute('data-sign-in') || location.search !== '' || written.includes('?');
}

function carryOn(href: string): string {
  const url = new URL(href);
  const here = new URLSearchParams(location.search);
  for (const key of KEPT) {
    const value = here.get(key);
    if (value) url.searchParams.set(key, value);
    else url.searchParams.delete(key);
  }
  return `${url.pathname}${url.search.replaceAll('%2F', '/')}${url.hash}`;
}

function signInPath(): string {
  const { pathname, search, hash } = location;
  if (pathname.startsWith('/sign-in')) return '/sign-in';
  return `/sign-in?return=${encodeURIComponent(pathname + search + hash)}`;
}
