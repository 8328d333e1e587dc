const HOME = '/';
// Never resolved: only there to see whether a path stays on its own site.
const NOWHERE = 'http://site.invalid';

/**
 * Where to go after signing in: a path of this site, with query and fragment.
 * Everything else, also what browsers would read as another site, becomes `/`.
 */
export function safeReturnPath(given: string | null | undefined): string {
  if (!given || !isPlainPath(given)) return HOME;
  const url = URL.parse(given, NOWHERE);
  if (!url || url.origin !== NOWHERE) return HOME;
  const path = url.pathname + url.search + url.hash;
  // Dots can fold into a second slash: `/.//evil.test`.
  if (!isPlainPath(path) || isSignInPage(url.pathname)) return HOME;
  return path;
}

function isPlainPath(path: string): boolean {
  return /^\/(?!\/)/.test(path) && !/[\p{Cc}\\]/u.test(path);
}

function isSignInPage(pathname: string): boolean {
  return /^\/sign-(in|out)\/?$/.test(pathname);
}
