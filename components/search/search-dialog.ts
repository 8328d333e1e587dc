import { SEARCH_KINDS, type SearchKind } from '#src/contracts/search.ts';
import { latestOnly } from './latest-only.ts';
import { moveBetweenResults } from './move-between-results.ts';
import { find, loadEngine } from './search-engine.ts';
import { findParts, type Parts } from './search-parts.ts';
import { showFound } from './show-found.ts';

/** What is shown at once; the next button shows as many again. */
const PAGE = 8;

export interface SearchDialog {
  /** Searches for what stands in the dialog; resolves when what was found is shown. */
  refresh: () => Promise<void>;
  /** Goes to the first result of what stands in the dialog, as soon as it is known. */
  openFirst: () => Promise<void>;
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
    await showFound(parts, { ...found, typed, kind, shown }, isWanted);
  });
  const refresh = () =>
    search({ ...readWish(parts.form), shown }).catch(() => sayThatItFailed(parts));
  const openFirst = async () => {
    await refresh();
    parts.results.querySelector('a')?.click();
  };
  parts.form.addEventListener('input', () => {
    shown = PAGE;
    void refresh();
  });
  parts.more.addEventListener('click', async () => {
    const firstNew = shown;
    shown += PAGE;
    await refresh();
    // The button may be gone, and reading goes on here in any case.
    parts.results.children[firstNew]?.querySelector('a')?.focus();
  });
  parts.results.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('a')) dialog.close();
  });
  dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close());
  dialog.addEventListener('keydown', moveBetweenResults);
  return { refresh, openFirst };
}

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

function sayThatItFailed({ status }: Parts): void {
  status.textContent = 'The search did not answer. Check your connection and try again.';
}
