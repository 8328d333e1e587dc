/** The filters, as the API calls them; all of them live in the address. */
export const FILTERS = [
  'status',
  'page',
  'step',
  'code',
  'helpful',
  'category',
  'verdict',
  'assignee',
  'label',
  'age',
  'came_back',
  'q',
] as const;
const PARTS = [...FILTERS, 'cursor', 'item', 'saved', 'batch', 'select'] as const;

/**
 * Where a reviewer is in the queue: filters, `cursor` and the open `item`. To be said
 * or done once: in `saved` the version that the reviewer has just made, in `batch` the
 * changes just made together, and `select=all`, which ticks the whole page.
 */
export type ReviewPlace = Partial<Record<(typeof PARTS)[number], string | undefined>>;

/** The same place, with nothing to be said or done once more. */
export const atRest = (place: ReviewPlace): ReviewPlace => ({
  ...place,
  saved: undefined,
  batch: undefined,
  select: undefined,
});

/** Whether anything narrows the list. */
export const isNarrowed = (place: ReviewPlace): boolean =>
  [...FILTERS, 'cursor' as const].some((part) => place[part]);

/** The queue's address at a place; empty parts are left out. */
export function reviewPath(place: ReviewPlace): string {
  const query = new URLSearchParams();
  for (const part of PARTS) {
    const value = place[part];
    if (value) query.set(part, value);
  }
  return query.size > 0
    ? `/review?${query.toString().replaceAll('%2F', '/').replaceAll('%40', '@')}`
    : '/review';
}

/** Where an item stands in the list, so that opening it keeps the list's place. */
export const itemAnchor = (id: string) => `item-${id}`;

/** The queue with an item open. */
export const itemPath = (place: ReviewPlace, id: string) =>
  `${reviewPath({ ...place, item: id })}#${itemAnchor(id)}`;

/** The place that an address names; empty parts count as absent. */
export function readReviewPlace(params: URLSearchParams): ReviewPlace {
  return Object.fromEntries(PARTS.map((part) => [part, params.get(part) || undefined]));
}

/** The filters' items as a file. */
export function exportPath(place: ReviewPlace, format: 'csv' | 'ndjson'): string {
  const query = reviewPath(Object.fromEntries(FILTERS.map((name) => [name, place[name]])));
  return query.replace('/review', `/api/review/export.${format}`);
}
