import {
  KIND_FILTER,
  SEARCH_INDEX_PATH,
  SEARCH_RANKING,
  toSearchTerm,
  type SearchKind,
} from '#src/contracts/search.ts';

/** The part of Pagefind that is used here. */
export interface Pagefind {
  options: (options: { ranking: typeof SEARCH_RANKING }) => Promise<void>;
  init: () => Promise<void>;
  filters: () => Promise<Record<string, Record<string, number>>>;
  search: (
    term: string,
    options?: { filters?: Record<string, string> },
  ) => Promise<{
    results: Hit[];
    totalFilters: Record<string, Record<string, number>>;
    unfilteredResultCount: number;
  }>;
}

export interface Hit {
  data: () => Promise<HitData>;
}

export interface HitData {
  url: string;
  /** HTML of the index's own making: text with `<mark>` around what was found. */
  excerpt: string;
  meta: { title?: string; name?: string };
  filters: Record<string, string[]>;
  sub_results: { title: string; url: string }[];
}

export interface Found {
  hits: Hit[];
  /** How many there are, whatever the search was narrowed to; pages of no kind count as well. */
  all: number;
  /** Those of each kind. */
  counts: Partial<Record<SearchKind, number>>;
}

/** Found on every page of a code. */
const WARM_UP = 'code';

/** Loads the engine and what each search needs, so that the first key finds it ready. */
export async function loadEngine(): Promise<Pagefind> {
  const address = `${SEARCH_INDEX_PATH}pagefind.js`;
  const pagefind = (await import(/* @vite-ignore */ address)) as Pagefind;
  await pagefind.options({ ranking: SEARCH_RANKING });
  await pagefind.init();
  await pagefind.filters();
  // The first search loads words and is slow; nobody waits for this one.
  await pagefind.search(WARM_UP);
  return pagefind;
}

export async function find(
  pagefind: Pagefind,
  typed: string,
  kind: SearchKind | null,
): Promise<Found> {
  const filters = kind ? { [KIND_FILTER]: kind } : {};
  const answer = await pagefind.search(toSearchTerm(typed), { filters });
  return {
    hits: answer.results,
    all: answer.unfilteredResultCount,
    counts: answer.totalFilters[KIND_FILTER] ?? {},
  };
}
