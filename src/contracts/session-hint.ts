/**
 * Cookie that scripts may read: somebody is signed in. Its value marks the session and
 * opens nothing; behind the marker stand the roles, so that a static header can show the
 * way to their pages: `<marker>.docs_reviewer`.
 */
export const HINT_COOKIE = 'reasonbook-signed-in';

/** The hint's value. */
export const writeHint = (marker: string, roles: readonly string[]): string =>
  [marker, ...roles].join('.');

/** The roles in a hint's value, for `<html data-roles>`. */
export const readHintRoles = (hint: string): string => hint.split('.').slice(1).join(' ');
