/** What a search can be narrowed to, in the order in which it is offered. */
export const SEARCH_KINDS = ['guide', 'reason', 'field', 'step'] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** The filter in the search index that holds a result's kind. */
export const KIND_FILTER = 'kind';

/**
 * What an entry of the search index can carry beside its text. `name` is how the
 * product spells it (a code, a field), `message` what the product says with it.
 */
export const SEARCH_META = ['title', 'name', 'message'] as const;

/** A name before a message, and both before any text that only mentions them. */
export const SEARCH_RANKING = {
  metaWeights: { title: 5, name: 20, message: 10 } satisfies Record<
    (typeof SEARCH_META)[number],
    number
  >,
};

/** Where the build puts the search index, and the browser finds it. */
export const SEARCH_INDEX_PATH = '/pagefind/';

/** Beside the index: all names, for what is spelt so that the index finds nothing (`SearchName[]`). */
export const SEARCH_NAMES_PATH = `${SEARCH_INDEX_PATH}names.json`;

/** A name that a page, or a place on one, goes by; earlier names have one each. */
export interface SearchName {
  name: string;
  title: string;
  url: string;
  kind: SearchKind;
}

/** What is looked up for what was typed: `credit-balance-exhausted` is spelt as the product spells it. */
export function toSearchTerm(typed: string): string {
  const term = typed.trim();
  return /^[a-z0-9]+(?:[-_][a-z0-9]+)+$/i.test(term) ? term.replaceAll('-', '_') : term;
}
