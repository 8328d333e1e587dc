import { CODES, type Code, type FieldName, type GuideSlug, type StepId } from './names.ts';

/** `CREDIT_BALANCE_EXHAUSTED` -> `credit-balance-exhausted`. */
export const codeToKebab = (code: Code) => code.toLowerCase().replaceAll('_', '-');

// Made once: every readiness report links its codes.
const REASON_PATHS = Object.fromEntries(
  CODES.map((code) => [code, `/reasons/${codeToKebab(code)}/`]),
) as Record<Code, string>;

/** A code's own page. */
export const reasonPath = (code: Code) => REASON_PATHS[code];
export const guidePath = (slug: GuideSlug) => `/guides/${slug}/`;
export const fieldPath = (name: FieldName) => `/fields/#${name}`;

/** The guide that has the ten steps. */
export const MAIN_GUIDE: GuideSlug = 'plan-and-credit-blocks';
export const stepPath = (id: StepId) => `${guidePath(MAIN_GUIDE)}#${id}`;

/** What brought the reader: kept through sign-in and between pages. */
export interface ReaderContext {
  code?: string | undefined;
  action?: string | undefined;
  target?: string | undefined;
  account?: string | undefined;
}

/** A path of this site with the reader's context in its query. */
export function withContext(path: string, context: ReaderContext): string {
  const [before = '', fragment] = path.split('#');
  const query = new URLSearchParams(
    Object.entries(context).filter((entry): entry is [string, string] => Boolean(entry[1])),
  ).toString();
  return `${before}${query && `?${query.replaceAll('%2F', '/')}`}${fragment ? `#${fragment}` : ''}`;
}
