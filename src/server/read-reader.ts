import type { Auth } from './auth.ts';
import { hasCookie } from './hint-cookie.ts';
import { toUserRoles } from './reader.ts';
import type { Reader } from './reader.ts';

/** Who sent the request; null for a stranger and for an ended session. */
export async function readReader(auth: Auth, headers: Headers): Promise<Reader | null> {
  if (!hasCookie(headers, await sessionCookieName(auth))) return null;
  const found = await auth.api.getSession({ headers });
  if (!found) return null;
  return {
    id: found.user.id,
    email: found.user.email,
    roles: toUserRoles(found.user.roles),
    session_id: found.session.id,
  };
}

export async function sessionCookieName(auth: Auth): Promise<string> {
  return (await auth.$context).authCookies.sessionToken.name;
}
