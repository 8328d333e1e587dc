import { CODES, GUIDE_SLUGS, type Code, type GuideSlug } from '#src/registry/names.ts';
import { guidePath, reasonPath } from '#src/registry/paths.ts';

const withSlash = (path: string) => (path.endsWith('/') ? path : `${path}/`);

const codes = new Map(CODES.map((code) => [reasonPath(code), code]));

/** The code whose own page a path is. */
export const codeOfPath = (path: string): Code | undefined => codes.get(withSlash(path));

/** The guide whose page a path is. */
export const guideOfPath = (path: string): GuideSlug | undefined =>
  GUIDE_SLUGS.find((slug) => guidePath(slug) === withSlash(path));

/** Whether a page speaks about the reader's account: guides and reason pages. */
export const hasAccountCard = (path: string): boolean =>
  guideOfPath(path) !== undefined || codeOfPath(path) !== undefined;
