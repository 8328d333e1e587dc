/** A database that cannot be used; the message says why and what to do. */
export class DatabaseUnusableError extends Error {
  override name = 'DatabaseUnusableError';
}
