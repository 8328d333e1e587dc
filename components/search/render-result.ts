import { KIND_FILTER, SEARCH_KINDS } from '#src/contracts/search.ts';
import { kindWords } from './kind-words.ts';
import type { HitData } from './search-engine.ts';

/** Sections of one page beside the page itself: more would push other pages out of sight. */
const MOST_SECTIONS = 3;

/** One result: what it is, its title, where in it the words stand. */
export function renderResult(data: HitData): HTMLElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = data.url;
  link.append(...renderTitle(data));
  const excerpt = document.createElement('p');
  // Made by the index from escaped text; a stranger's words are never in it.
  excerpt.innerHTML = data.excerpt;
  item.append(link, excerpt, ...renderSections(data));
  return item;
}

function renderTitle({ meta, filters }: HitData): HTMLElement[] {
  const kind = SEARCH_KINDS.find((each) => filters[KIND_FILTER]?.includes(each));
  const title = write('strong', meta.title ?? '');
  const name = meta.name && meta.name !== meta.title ? write('code', meta.name) : null;
  const label = kind ? write('span', kindWords[kind].one) : null;
  return [title, name, label].filter((part) => part !== null);
}

function renderSections({ url, meta, sub_results }: HitData): HTMLElement[] {
  const sections = sub_results
    .filter((section) => section.url !== url && section.title !== meta.title)
    .slice(0, MOST_SECTIONS);
  if (sections.length === 0) return [];
  const list = document.createElement('ul');
  list.append(
    ...sections.map((section) => {
      const item = document.createElement('li');
      const link = write('a', section.title) as HTMLAnchorElement;
      link.href = section.url;
      item.append(link);
      return item;
    }),
  );
  return [list];
}

function write(tag: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}
