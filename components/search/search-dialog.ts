import { SEARCH_KINDS, type SearchKind } from '#src/contracts/search.ts';
import { kindWords } from './kind-words.ts';
import { latestOnly } from './latest-only.ts';
import { moveBetweenResults } from './move-between-results.ts';
import { renderResult } from './render-result.ts';
import { find, loadEngine, type Found } from './search-engine.ts';

/** What is shown at once; the next button shows as many again. */
const PAGE = 8;

export interface SearchDialog {
  /** Searches for what stands in the dialog. */
  refresh: () => void;
}

interface Wish {
  typed: string;
  kind: SearchKind | null;
  shown: number;
}

/** Brings the page's dialog to life, once; resolves when the engine can answer. */
export async function prepareDialog(dialog: HTMLDialogElement): Promise<SearchDialog> {
  const parts = findParts(dialog);
  const engine = await loadEngine();
  let shown = PAGE;
  const search = latestOnly(async ({ typed, kind, shown }: Wish, isWanted) => {
    if (!typed) return showNothing(parts);
    const found = await find(engine, typed, kind);
    // What is typed next answers for itself; until then this is the best there is.
    await showFound(parts, found, shown, isWanted);
  });
  const refresh = () => {
    search({ ...readWish(parts.form), shown }).catch(() => sayThatItFailed(parts));
  };
  const restart = () => {
    shown = PAGE;
    refresh();
  };
  parts.form.addEventListener('input', restart);
  parts.form.addEventListener('submit', (event) => {
    event.preventDefault();
    parts.results.querySelector('a')?.click();
  });
  parts.more.addEventListener('click', () => {
    shown += PAGE;
    refresh();
  });
  parts.results.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('a')) dialog.close();
  });
  dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close());
  dialog.addEventListener('keydown', moveBetweenResults);
  return { refresh };
}

function findParts(dialog: HTMLDialogElement) {
  const get = <T extends Element>(selector: string): T => {
    const part = dialog.querySelector<T>(selector);
    if (!part) throw new Error(`The search dialog has no ${selector}.`);
    return part;
  };
  return {
    form: get<HTMLFormElement>('form'),
    status: get<HTMLElement>('.search-status'),
    results: get<HTMLElement>('.search-results'),
    more: get<HTMLButtonElement>('.search-more'),
  };
}
type Parts = ReturnType<typeof findParts>;

function readWish(form: HTMLFormElement): Omit<Wish, 'shown'> {
  const entered = new FormData(form);
  const kind = entered.get('kind');
  return {
    typed: String(entered.get('q') ?? '').trim(),
    kind: SEARCH_KINDS.find((each) => each === kind) ?? null,
  };
}

function showNothing({ status, results, more }: Parts): void {
  status.textContent = '';
  results.replaceChildren();
  more.hidden = true;
}

/** The first result as soon as it is there; the others, asked for after it, follow in order. */
async function showFound(
  { status, results, more }: Parts,
  { hits, counts }: Found,
  shown: number,
  isWanted: () => boolean,
): Promise<void> {
  const [first, ...others] = hits.slice(0, shown);
  results.replaceChildren(...(first ? [renderResult(await first.data())] : []));
  if (!isWanted()) return;
  for (const data of others.map((hit) => hit.data())) {
    results.append(renderResult(await data));
    if (!isWanted()) return;
  }
  status.textContent = describe(hits.length, counts);
  more.hidden = hits.length <= shown;
}

function describe(total: number, counts: Found['counts']): string {
  if (total === 0) return 'Nothing found. Check the spelling, or try fewer words.';
  const parts = SEARCH_KINDS.filter((kind) => counts[kind]).map((kind) => {
    const count = counts[kind] ?? 0;
    return `${count} ${count === 1 ? kindWords[kind].one : kindWords[kind].many}`.toLowerCase();
  });
  const all = `${total} ${total === 1 ? 'result' : 'results'}`;
  return parts.length > 1 ? `${all}. In all: ${parts.join(', ')}.` : `${all}.`;
}

function sayThatItFailed({ status }: Parts): void {
  status.textContent = 'The search did not answer. Check your connection and try again.';
}
