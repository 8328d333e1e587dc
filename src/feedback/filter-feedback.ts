import type { FeedbackFilter } from '#src/contracts/feedback.ts';
import type { FieldError } from '#src/contracts/problem.ts';
import { findSitePage } from '#src/contracts/site-page.ts';
import type { Registry } from '#src/registry/registry.ts';
import { resolveCode } from '#src/registry/resolve-code.ts';
import { resolveName } from '#src/registry/resolve-name.ts';
import { searchWords } from './text-search.ts';

/** A filter with every name as the rows hold it, and times instead of ages. */
export interface RowFilter {
  equal: Partial<
    Record<'status' | 'page' | 'step' | 'code' | 'category' | 'verdict', string> & {
      helpful: number;
      assignee: string | null;
    }
  >;
  label?: string;
  /** Items from then on are left out; ISO 8601. */
  before?: string;
  /** Only items that came back. */
  cameBack?: boolean;
  words?: readonly string[];
}

export type ReadFilter = { ok: true; filter: RowFilter } | { ok: false; errors: FieldError[] };

/** Maps renamed names and ages; a name that the site never had is refused. */
export function readFilter(registry: Registry, query: FeedbackFilter, now: Date): ReadFilter {
  const names = {
    page: query.page === undefined ? undefined : findSitePage(registry, query.page)?.path,
    step: query.step === undefined ? undefined : resolveName(registry.steps, query.step),
    code: query.code === undefined ? undefined : resolveCode(registry, query.code),
  };
  const errors: FieldError[] = (['page', 'step', 'code'] as const)
    .filter((field) => query[field] !== undefined && !names[field])
    .map((field) => ({ field, message: `There is no ${field} "${query[field]}".` }));
  const words = query.q === undefined ? [] : searchWords(query.q);
  if (query.q && words.length === 0) {
    errors.push({ field: 'q', message: 'Name at least one word or number.' });
  }
  if (errors.length > 0) return { ok: false, errors };
  return { ok: true, filter: toRowFilter(query, names, words, now) };
}

function toRowFilter(
  query: FeedbackFilter,
  names: Record<'page' | 'step' | 'code', string | null | undefined>,
  words: readonly string[],
  now: Date,
): RowFilter {
  const { status, category, verdict, helpful, assignee, label, age } = query;
  const equal = {
    ...names,
    status,
    category,
    verdict,
    helpful: helpful === undefined ? undefined : Number(helpful),
    assignee: assignee === 'none' ? null : assignee?.toLowerCase(),
  };
  const given = Object.entries(equal).filter(([, value]) => value !== undefined);
  return {
    equal: Object.fromEntries(given) as RowFilter['equal'],
    ...(label !== undefined && { label }),
    ...(age !== undefined && { before: new Date(now.getTime() - age * DAY_MS).toISOString() }),
    ...(query.came_back && { cameBack: true }),
    ...(words.length > 0 && { words }),
  };
}

const DAY_MS = 86_400_000;
