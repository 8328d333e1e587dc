import { CODES, type Code } from '#src/registry/names.ts';
import { reasonPath } from '#src/registry/paths.ts';

const withSlash = (path: string) => (path.endsWith('/') ? path : `${path}/`);

/** The code whose own page a path is. */
export const codeOfPath = (path: string): Code | undefined =>
  CODES.find((code) => reasonPath(code) === withSlash(path));

/** Whether a page speaks about the reader's account: guides and reason pages. */
export const hasAccountCard = (path: string): boolean =>
  /^\/guides\/[^/]+\/$/.test(withSlash(path)) || codeOfPath(path) !== undefined;
