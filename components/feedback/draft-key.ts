/** Where a page's draft is kept, in this tab. */
export const draftKey = (page: string): string => `reasonbook:feedback:${page}`;
