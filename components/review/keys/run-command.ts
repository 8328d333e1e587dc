import {
  announce,
  currentRow,
  detail,
  isListShown,
  markCurrent,
  pick,
  pickedRows,
  rowAt,
  showCount,
} from './queue-dom.ts';
import { focusCurrent, loadDetail, placeWith, send, whenLoaded } from './queue-view.ts';
import type { Command } from './shortcuts.ts';
import { lastUndo } from './undo-stack.ts';

/** What each key does. Decisions are about what is selected, else about the current item. */
export const commands: Record<Command, () => void | Promise<void>> = {
  next: () => move(1),
  previous: () => move(-1),
  open: () => currentRow()?.querySelector('a')?.click(),
  leave,
  resolve: () => decide('resolve'),
  assign: () => decide(targets().every((row) => 'mine' in row.dataset) ? 'unassign' : 'assign'),
  duplicate: () => focusField('duplicate_of'),
  label: () => focusField('labels', 'add_labels'),
  status: () => focusField('status'),
  note: () => focusField('note', null),
  undo,
  select: () => toggle(),
  selectNext: () => extend(1),
  selectPrevious: () => extend(-1),
  search: () => focusShown('#filter-q'),
  help: () => document.querySelector<HTMLDialogElement>('[data-keys-help]')?.showModal(),
};

function move(steps: 1 | -1): void {
  const row = rowAt(steps);
  if (!row) return sayEnd(steps);
  const link = markCurrent(row);
  const url = placeWith(row.dataset['item']);
  history.replaceState(null, '', url);
  if (isListShown()) link?.focus();
  void loadDetail(url);
}

function sayEnd(steps: 1 | -1): void {
  const older = steps === 1 && document.querySelector<HTMLAnchorElement>('.list a[rel="next"]');
  if (older) older.focus();
  announce(steps === 1 ? 'The last item on this page.' : 'The first item on this page.');
}

function toggle(): void {
  const row = currentRow();
  if (row) pick([row], null);
  announce(showCount());
}

function extend(steps: 1 | -1): void {
  pick(
    [currentRow(), rowAt(steps)].filter((row) => row !== null),
    true,
  );
  move(steps);
  announce(showCount());
}

/** The ticked items, else the current one. */
function targets(): HTMLElement[] {
  const picked = pickedRows();
  if (picked.length > 0) return picked;
  return [currentRow() ?? detail()].filter((row) => row !== null);
}

async function decide(what: 'resolve' | 'assign' | 'unassign'): Promise<void> {
  await whenLoaded();
  const chosen = targets();
  if (chosen.length === 0) return announce('There is no item.');
  const form = new URLSearchParams({ do: what });
  for (const row of chosen) form.set(`pick.${idOf(row)}`, versionOf(row));
  // What is done needs no more looking at: on to the next.
  const isLeaving = what === 'resolve' && pickedRows().length === 0;
  const after = isLeaving ? (rowAt(1) ?? rowAt(-1)) : null;
  const item = after?.dataset['item'] ?? detail()?.dataset['open'];
  await send('bulk', placeWith(item), form);
}

const idOf = ({ dataset }: HTMLElement) => dataset['item'] ?? dataset['open'] ?? '';

/** As it was last seen: the open item may have been read later than the list. */
function versionOf(row: HTMLElement): string {
  const open = document.querySelector<HTMLFormElement>('[data-decision]');
  const isOpen = open?.dataset['decision'] === idOf(row);
  const seen = isOpen ? open.querySelector<HTMLInputElement>('[name=version]')?.value : undefined;
  return seen ?? row.dataset['version'] ?? '';
}

async function undo(): Promise<void> {
  const form = lastUndo();
  if (!form) return announce('Nothing to undo.');
  const ids = [...form.keys()].filter((name) => name.startsWith('pick.'));
  const only = ids.length === 1 ? ids[0]?.slice('pick.'.length) : detail()?.dataset['open'];
  await send('undo', placeWith(only), form);
}

async function focusField(name: string, inBar: string | null = name): Promise<void> {
  if (inBar && pickedRows().length > 0) {
    document.querySelector('[data-bulk-bar] details')?.setAttribute('open', '');
    return focusShown(`#bulk-${inBar}`);
  }
  await whenLoaded();
  if (name === 'duplicate_of') setDuplicate();
  focusShown(`#item-${name}`);
}

/** Whoever names an original says that it is a duplicate. */
export function setDuplicate(): void {
  const status = document.querySelector<HTMLSelectElement>('#item-status');
  if (status) status.value = 'duplicate';
}

function focusShown(selector: string): void {
  const field = document.querySelector<HTMLElement>(selector);
  if (!field || field.offsetParent === null) return announce('Open the item first.');
  field.focus();
  if (field instanceof HTMLInputElement) field.select();
}

/** One step back: out of a field or the item, then out of the selection. */
function leave(): void {
  const focused = document.activeElement;
  const isInside = focused instanceof HTMLElement && focused.matches('input, select, textarea');
  const isReading = detail()?.contains(focused) ?? false;
  if (isInside && !focused.matches('[data-pick]')) return focusCurrent();
  if (isReading && isListShown()) return focusCurrent();
  if (!isListShown()) return document.querySelector<HTMLAnchorElement>('.back')?.click();
  pick(pickedRows(), false);
  announce(showCount());
}
