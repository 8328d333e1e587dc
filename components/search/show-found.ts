import type { SearchKind } from '#src/contracts/search.ts';
import { describeFound } from './describe-found.ts';
import { renderResult } from './render-result.ts';
import type { Found } from './search-engine.ts';
import type { Parts } from './search-parts.ts';
import { suggestNames } from './suggest-names.ts';

export interface Answer extends Found {
  typed: string;
  kind: SearchKind | null;
  /** How many results are shown at most. */
  shown: number;
}

/** The first result as soon as it is there, then the others, which are asked for after it. */
export async function showFound(
  { status, results, more }: Parts,
  answer: Answer,
  isWanted: () => boolean,
): Promise<void> {
  if (answer.all === 0) return showSuggestions({ status, results, more }, answer.typed);
  const [first, ...others] = answer.hits.slice(0, answer.shown);
  const items = first ? [renderResult(await first.data())] : [];
  // Who already walks through the results keeps them until there are as many to walk through.
  if (!results.contains(document.activeElement)) results.replaceChildren(...items);
  if (!isWanted()) return;
  const rest = await Promise.all(others.map((hit) => hit.data()));
  replaceKeepingFocus(results, [...items, ...rest.map(renderResult)]);
  status.textContent = describeFound(answer);
  more.hidden = answer.hits.length <= answer.shown;
}

async function showSuggestions(
  { status, results, more }: Pick<Parts, 'status' | 'results' | 'more'>,
  typed: string,
): Promise<void> {
  const suggestions = await suggestNames(typed);
  replaceKeepingFocus(results, suggestions.map(renderResult));
  const remedy =
    suggestions.length > 0
      ? 'Did you mean one of these?'
      : 'Check the spelling, or try fewer words.';
  status.textContent = `Nothing found. ${remedy}`;
  more.hidden = true;
}

/** The focus stays on the same place in the list, or on the last one there is. */
function replaceKeepingFocus(list: HTMLElement, items: HTMLElement[]): void {
  const place = [...list.children].findIndex((item) => item.contains(document.activeElement));
  list.replaceChildren(...items);
  const item = place < 0 ? undefined : (items[place] ?? items.at(-1));
  item?.querySelector('a')?.focus();
}
