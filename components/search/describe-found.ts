import { SEARCH_KINDS, type SearchKind } from '#src/contracts/search.ts';
import { kindWords } from './kind-words.ts';
import type { Found } from './search-engine.ts';

/** How many results there are, and of which kinds: the kinds add up to all of them. */
export function describeFound({
  hits,
  all,
  counts,
  kind,
}: Omit<Found, 'hits'> & { hits: readonly unknown[]; kind: SearchKind | null }): string {
  const inAll = count(all, 'result', 'results');
  if (kind && hits.length === 0) {
    return `No ${kindWords[kind].one.toLowerCase()} among ${inAll}. Choose “All” to see them.`;
  }
  if (kind) return `${countKind(kind, hits.length)} among ${inAll}.`;
  const kinds = SEARCH_KINDS.filter((each) => counts[each]);
  const ofKinds = kinds.reduce((sum, each) => sum + (counts[each] ?? 0), 0);
  const parts = kinds.map((each) => countKind(each, counts[each] ?? 0));
  if (all > ofKinds) parts.push(count(all - ofKinds, 'other page', 'other pages'));
  return parts.length > 1 ? `${inAll}: ${parts.join(', ')}.` : `${inAll}.`;
}

const countKind = (kind: SearchKind, number: number) =>
  count(number, kindWords[kind].one.toLowerCase(), kindWords[kind].many.toLowerCase());

const count = (number: number, one: string, many: string) =>
  `${number} ${number === 1 ? one : many}`;
