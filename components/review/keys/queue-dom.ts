/** The queue's page as the keys see it: a list, what is selected in it, and the open item. */
const list = () => document.querySelector<HTMLElement>('[data-part="list"]');
const rows = () => [...document.querySelectorAll<HTMLElement>('[data-item]')];
const boxOf = (row: HTMLElement) => row.querySelector<HTMLInputElement>('[data-pick]');
const linkOf = (row: HTMLElement) => row.querySelector<HTMLAnchorElement>('a');

/** The row of the current item; null where a filter has dropped it, or nothing is there. */
export const currentRow = (): HTMLElement | null =>
  list()?.querySelector<HTMLElement>('[data-item]:has([aria-current])') ?? null;

export const currentLink = () => currentRow()?.querySelector('a') ?? null;

/** The detail's item: also one that is not in the list any more. */
export const detail = () => document.querySelector<HTMLElement>('[data-open]');

/** The row that many steps on; the current one counts from where it was. */
export function rowAt(steps: 1 | -1): HTMLElement | null {
  const all = rows();
  const current = currentRow();
  if (current) return all[all.indexOf(current) + steps] ?? null;
  const next = all.find((row) => row.dataset['item'] === detail()?.dataset['next']);
  if (!next) return steps === 1 ? (all[0] ?? null) : (all.at(-1) ?? null);
  return steps === 1 ? next : (all[all.indexOf(next) - 1] ?? null);
}

/** Makes a row the current one, at once: its detail follows. */
export function markCurrent(row: HTMLElement): HTMLAnchorElement | null {
  for (const link of list()?.querySelectorAll('[aria-current]') ?? []) {
    link.removeAttribute('aria-current');
  }
  const link = linkOf(row);
  link?.setAttribute('aria-current', 'true');
  return link;
}

/** The ticked rows. */
export const pickedRows = () => rows().filter((row) => boxOf(row)?.checked);

/** Ticks or unticks rows; null turns a tick around. */
export function pick(which: HTMLElement[], isPicked: boolean | null): void {
  for (const row of which) {
    const box = boxOf(row);
    if (box) box.checked = isPicked ?? !box.checked;
  }
  showCount();
}

export const allRows = rows;

/** Says in the bar how many are ticked; the bar itself comes and goes by style. */
export function showCount(): string {
  const count = pickedRows().length;
  const text = count === 0 ? 'Nothing selected' : `${count} selected`;
  const place = document.querySelector('[data-count]');
  if (place) place.textContent = text;
  const all = document.querySelector('[data-pick-all]');
  const isAll = count > 0 && count === rows().length;
  if (all) all.textContent = isAll ? 'Select none' : 'Select all on this page';
  return text;
}

/** Whether the list is in sight: a phone shows it or the item. */
export const isListShown = () => (list()?.offsetParent ?? null) !== null;

/** For those who hear the page. The same text twice is said twice. */
export function announce(text: string): void {
  const place = document.querySelector('[data-announce]');
  if (!place) return;
  place.textContent = place.textContent === text ? `${text}\u00a0` : text;
}
