import { createHash } from 'node:crypto';
import { HINT_COOKIE, writeHint } from '#src/contracts/session-hint.ts';

/**
 * The hint cookie that goes with an answer: set when the session cookie is set,
 * cleared when that is cleared or when the request's hint has outlived its session.
 */
export function hintCookieFor(parts: {
  /** `Set-Cookie` lines of the answer. */
  setCookies: string[];
  sessionCookieName: string;
  /** Of the person whose session is set. */
  roles: readonly string[];
  /** The request came with a hint but without a session. */
  hintIsStale: boolean;
}): string | null {
  const line = findSessionCookie(parts.setCookies, parts.sessionCookieName);
  if (!line) return parts.hintIsStale ? hintCookie('', 0, false) : null;
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
  const value = pair.slice(parts.sessionCookieName.length + 1);
  const secure = attributes.some((attribute) => attribute.toLowerCase() === 'secure');
  const maxAge = maxAgeOf(attributes);
  if (!value || maxAge === 0) return hintCookie('', 0, secure);
  return hintCookie(writeHint(marker(value), parts.roles), maxAge, secure);
}

/** The line that sets or clears the session. */
export function findSessionCookie(setCookies: string[], name: string): string | undefined {
  return setCookies.find((cookie) => cookie.startsWith(`${name}=`));
}

function maxAgeOf(attributes: string[]): number | null {
  const attribute = attributes.find((one) => /^max-age=/i.test(one));
  return attribute ? Number(attribute.slice('max-age='.length)) : null;
}

/** Differs from session to session, and leads back to none. */
function marker(sessionCookieValue: string): string {
  return createHash('sha256').update(sessionCookieValue).digest('base64url').slice(0, 16);
}

function hintCookie(value: string, maxAge: number | null, secure: boolean): string {
  const age = maxAge === null ? '' : `; Max-Age=${maxAge}`;
  return `${HINT_COOKIE}=${value}; Path=/; SameSite=Lax${age}${secure ? '; Secure' : ''}`;
}

/** Whether a request carries a cookie of that name. */
export function hasCookie(headers: Headers, name: string): boolean {
  const cookies = headers.get('cookie')?.split(';') ?? [];
  return cookies.some((cookie) => cookie.trim().startsWith(`${name}=`));
}
