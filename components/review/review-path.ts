/** Where a reviewer is in the queue; all of it lives in the address. */
export interface ReviewPlace {
  status?: string | undefined;
  page?: string | undefined;
  cursor?: string | undefined;
  /** The item that is open. */
  item?: string | undefined;
  /** The version that the reviewer has just made, to say so once. */
  saved?: string | undefined;
}

const PARTS = ['status', 'page', 'cursor', 'item', 'saved'] as const;

/** The queue's address at a place; empty parts are left out. */
export function reviewPath(place: ReviewPlace): string {
  const query = new URLSearchParams();
  for (const part of PARTS) {
    const value = place[part];
    if (value) query.set(part, value);
  }
  return query.size > 0 ? `/review?${query.toString().replaceAll('%2F', '/')}` : '/review';
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
