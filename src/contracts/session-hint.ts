/** Cookie that scripts may read: somebody is signed in. Its value marks the session and opens nothing. */
export const HINT_COOKIE = 'reasonbook-signed-in';
