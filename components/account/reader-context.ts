import { ReadinessQuerySchema } from '#src/contracts/readiness-query.ts';
import { gates } from '#src/registry/gates.ts';
import type { Action, Code } from '#src/registry/names.ts';
import { withContext } from '#src/registry/paths.ts';
import { reasons } from '#src/registry/reasons.ts';
import { readCode } from '#src/registry/resolve-code.ts';

/** What the query says, checked: what the reader arrived with and what they chose. */
export interface ChosenContext {
  code?: Code | undefined;
  action?: Action | undefined;
  /** As the API takes it, such as `fix-tasks/fix_ready`. */
  target?: string | undefined;
  account?: string | undefined;
}

export const ASKED_KEYS = ['action', 'target', 'account'] as const;
export type AskedKey = (typeof ASKED_KEYS)[number];

export interface ParsedContext {
  context: ChosenContext;
  /** Parts that the query names and that cannot be used. */
  unusable: (AskedKey | 'code')[];
}

/** Reads a page's query. What it cannot use is left out and named. */
export function parseContext(search: string): ParsedContext {
  const query = new URLSearchParams(search);
  const asked = parseAsked(query);
  const named = query.get('code');
  const code = named ? readCode({ reasons, gates }, named) : null;
  return {
    context: { ...asked.context, ...(code && { code }) },
    unusable: named && !code ? [...asked.unusable, 'code'] : asked.unusable,
  };
}

function parseAsked(query: URLSearchParams): ParsedContext & { unusable: AskedKey[] } {
  const given = ASKED_KEYS.map((key) => [key, query.get(key)] as const).filter(
    (entry): entry is [AskedKey, string] => Boolean(entry[1]),
  );
  const { error } = ReadinessQuerySchema.safeParse(Object.fromEntries(given));
  const bad = new Set(error?.issues.map((issue) => issue.path[0]));
  // Each issue names the part that has to go; the others are valid without it.
  const usable = given.filter(([key]) => !bad.has(key));
  return {
    context: Object.fromEntries(usable) as ChosenContext,
    unusable: ASKED_KEYS.filter((key) => bad.has(key)),
  };
}

/** The query that asks for readiness; empty parts are left out. */
export function readinessPath({ action, target, account }: ChosenContext): string {
  return withContext('/api/readiness', { action, target, account });
}

/** A page's query with some parts set (text) or taken out (null); the others stay. */
export function changeSearch(
  search: string,
  changes: Partial<Record<AskedKey, string | null>>,
): string {
  const query = new URLSearchParams(search);
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) query.delete(key);
    else query.set(key, value);
  }
  const text = query.toString().replaceAll('%2F', '/');
  return text && `?${text}`;
}
