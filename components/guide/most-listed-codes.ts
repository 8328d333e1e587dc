/** How many codes a page lists beside the index, so that no page grows with their number. */
export const MOST_LISTED_CODES = 24;
