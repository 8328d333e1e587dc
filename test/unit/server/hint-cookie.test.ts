import { describe, expect, it } from 'vitest';
import { readHintRoles } from '#src/contracts/session-hint.ts';
import { hintCookieFor } from '#src/server/hint-cookie.ts';

const NAME = 'reasonbook.session_token';

function hint(setCookies: string[], hintIsStale = false, roles: string[] = []): string | null {
  return hintCookieFor({ setCookies, sessionCookieName: NAME, roles, hintIsStale });
}

describe('hintCookieFor', () => {
  it('is set with the session and lasts as long', () => {
    const cookie = hint([`${NAME}=abc.def; Max-Age=604800; Path=/; HttpOnly; SameSite=Lax`]);
    expect(cookie).toMatch(
      /^reasonbook-signed-in=[\w-]{16}; Path=\/; SameSite=Lax; Max-Age=604800$/,
    );
    expect(cookie).not.toMatch(/httponly|abc|def/i);
  });

  it('names the roles behind the marker, for the static header', () => {
    const cookie = hint([`${NAME}=abc; Max-Age=9`], false, ['docs_reviewer', 'support']);
    const value = /^reasonbook-signed-in=([^;]+)/.exec(cookie ?? '')?.[1] ?? '';
    expect(value).toMatch(/^[\w-]{16}\.docs_reviewer\.support$/);
    expect(readHintRoles(value)).toBe('docs_reviewer support');
    expect(readHintRoles('0123456789abcdef')).toBe('');
  });

  it('ends with the browser when the session does', () => {
    expect(hint([`${NAME}=abc; Path=/; HttpOnly`])).not.toContain('Max-Age');
  });

  it('differs between sessions and stays within one', () => {
    expect(hint([`${NAME}=a; Max-Age=9`])).toBe(hint([`${NAME}=a; Max-Age=9`]));
    expect(hint([`${NAME}=a; Max-Age=9`])).not.toBe(hint([`${NAME}=b; Max-Age=9`]));
  });

  it('travels over https only where the session does', () => {
    expect(hint([`${NAME}=a; Max-Age=9; Secure`])).toMatch(/; Secure$/);
    expect(hint([`${NAME}=; Max-Age=0; Secure`])).toMatch(/; Secure$/);
  });

  it('is cleared with the session, and when it has outlived it', () => {
    const cleared = 'reasonbook-signed-in=; Path=/; SameSite=Lax; Max-Age=0';
    expect(hint([`${NAME}=; Max-Age=0; Path=/`])).toBe(cleared);
    expect(hint([], true)).toBe(cleared);
  });

  it('is left alone by other answers', () => {
    expect(hint([])).toBeNull();
    expect(hint(['theme=dark; Path=/'])).toBeNull();
  });

  it('is set, not cleared, when an answer starts a new session over a stale hint', () => {
    expect(hint([`${NAME}=new; Max-Age=9`], true)).toContain('Max-Age=9');
  });
});
