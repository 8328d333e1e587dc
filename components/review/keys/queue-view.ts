import { allRows, announce, currentLink, detail, isListShown, markCurrent } from './queue-dom.ts';
import { forgetNote, restoreNote } from './keep-note.ts';
import { askQueue } from './queue-requests.ts';
import { showAs, swapParts, type Part } from './swap-parts.ts';
import { dropUndo, offeredUndo, rememberUndo } from './undo-stack.ts';

/** Moving on quickly asks for the item at which it ends. */
const PAUSE_MS = 60;
let loading: Promise<void> = Promise.resolve();
let wishes = 0;

/** Resolves when the detail is the current item's. */
export const whenLoaded = () => loading;

/** The address of this place of the queue, with another item open. */
export function placeWith(item: string | undefined): string {
  const url = new URL(location.href);
  for (const once of ['saved', 'batch', 'select']) url.searchParams.delete(once);
  if (item) url.searchParams.set('item', item);
  return url.pathname + url.search;
}

/** Brings the detail of an item in; the newest wish wins. `isOpened`: also on a phone. */
export function loadDetail(
  url: string,
  { parts = ['detail'], isOpened = false }: { parts?: Part[]; isOpened?: boolean } = {},
): Promise<void> {
  const mine = ++wishes;
  loading = (async () => {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    if (mine !== wishes) return;
    const answer = await askQueue(url);
    if (mine !== wishes) return;
    if (!answer.ok) {
      backToDetail();
      return sayFailed(answer.message);
    }
    swapParts(answer.page, parts, null);
    if (isOpened) showAs(answer.page);
    restoreNote();
  })();
  return loading;
}

/** The list follows the item that is still open: a decision is never about another one. */
function backToDetail(): void {
  const open = detail()?.dataset['open'];
  const row = allRows().find(({ dataset }) => dataset['item'] === open);
  if (row) markCurrent(row);
  if (document.activeElement?.closest('[data-item]')) focusCurrent();
  history.replaceState(null, '', placeWith(open));
}

/** Sends a form and shows what became of it. */
export async function send(
  kind: 'decision' | 'bulk' | 'undo',
  url: string,
  form: URLSearchParams,
): Promise<void> {
  wishes++;
  const answer = await askQueue(url, form);
  if (!answer.ok) return sayFailed(answer.message);
  if (kind === 'undo') dropUndo(form);
  if (kind === 'decision' && answer.isDone)
    forgetNote(new URL(answer.url).searchParams.get('item') ?? '');
  const parts: Part[] = ['news', 'list', 'detail'];
  swapParts(
    answer.page,
    kind === 'bulk' ? [...parts, 'bar'] : parts,
    kind === 'undo' ? null : kind,
  );
  restoreNote();
  history.replaceState(null, '', answer.url);
  sayDone();
  if (kind !== 'undo') rememberUndo(offeredUndo());
  if (answer.isDone) focusCurrent();
}

/** Back to where keys move on from. */
export function focusCurrent(): void {
  const link = isListShown() ? currentLink() : null;
  (link ?? detail())?.focus();
}

function sayDone(): void {
  const news = document.querySelector('[data-news], [data-part="detail"] .saved');
  showFailure(false);
  announce(news?.firstChild?.textContent?.trim() ?? '');
}

function sayFailed(message: string): void {
  showFailure(true);
  announce(message);
}

/** What went wrong on the way is for everybody to see. */
function showFailure(isFailed: boolean): void {
  const place = document.querySelector('[data-announce]');
  place?.classList.toggle('sr-only', !isFailed);
  place?.classList.toggle('failed', isFailed);
}
