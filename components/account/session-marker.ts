import { HINT_COOKIE } from '#src/contracts/session-hint.ts';

/** The marker of the signed-in session, out of `document.cookie`; null when signed out. */
export function findMarker(cookies: string): string | null {
  const pair = cookies
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${HINT_COOKIE}=`));
  return pair?.slice(HINT_COOKIE.length + 1) || null;
}

/** For a session that the server no longer knows. */
export function forgetMarker(): void {
  document.cookie = `${HINT_COOKIE}=; Path=/; Max-Age=0; SameSite=Lax`;
}
