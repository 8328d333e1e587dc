import type { SearchKind } from '#src/contracts/search.ts';

/** What the kinds of results are called. */
export const kindWords: Record<SearchKind, { one: string; many: string }> = {
  guide: { one: 'Guide', many: 'Guides' },
  reason: { one: 'Reason', many: 'Reasons' },
  field: { one: 'Field', many: 'Fields' },
  step: { one: 'Step', many: 'Steps' },
};
