import { KIND_FILTER, SEARCH_NAMES_PATH, type SearchName } from '#src/contracts/search.ts';
import { closestNames } from '#src/registry/closest-name.ts';
import type { HitData } from './search-engine.ts';

const MOST_SUGGESTIONS = 3;
/** A shorter one is near too many others. */
const SHORTEST_WORD = 5;

/** Up to three names near what was typed, as results; asked for only where nothing was found. */
export async function suggestNames(typed: string): Promise<HitData[]> {
  const answer = await fetch(SEARCH_NAMES_PATH);
  if (!answer.ok) return [];
  return chooseNames(typed, (await answer.json()) as SearchName[]).map(toHitData);
}

/** Signs between words do not count; a page is named once. */
export function chooseNames(typed: string, names: readonly SearchName[]): SearchName[] {
  const bySpelling = new Map(
    names.flatMap((each) => [
      [normalise(each.title), each] as const,
      [normalise(each.name), each] as const,
    ]),
  );
  const all = [...bySpelling.keys()];
  const whole = closestNames(normalise(typed), all, all.length);
  const spellings = whole.length > 0 ? whole : withWordLike(normalise(typed), all);
  const chosen = new Map<string, SearchName>();
  for (const each of spellings.map((spelling) => bySpelling.get(spelling))) {
    if (each && !chosen.has(each.url)) chosen.set(each.url, each);
  }
  return [...chosen.values()].slice(0, MOST_SUGGESTIONS);
}

/** Spellings of which one word is nearly the one that was typed. */
function withWordLike(word: string, spellings: readonly string[]): string[] {
  if (word.includes(' ') || word.length < SHORTEST_WORD) return [];
  const [nearest] = closestNames(word, [...new Set(spellings.flatMap(wordsOf))], 1);
  return spellings.filter((each) => nearest !== undefined && wordsOf(each).includes(nearest));
}

const wordsOf = (spelling: string) =>
  spelling.split(' ').filter((word) => word.length >= SHORTEST_WORD);

const normalise = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, ' ');

function toHitData({ url, title, name, kind }: SearchName): HitData {
  return {
    url,
    excerpt: '',
    meta: { title, name },
    filters: { [KIND_FILTER]: [kind] },
    sub_results: [],
  };
}
