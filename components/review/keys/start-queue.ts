import { areShortcutsOn, switchShortcuts } from '#components/shell/shortcut-switch.ts';
import { keepNote, restoreNote } from './keep-note.ts';
import {
  allRows,
  announce,
  detail,
  markCurrent,
  pick,
  pickedRows,
  showCount,
} from './queue-dom.ts';
import { loadDetail, placeWith, send } from './queue-view.ts';
import { readCommand } from './read-command.ts';
import { commands, setDuplicate } from './run-command.ts';
import type { Command } from './shortcuts.ts';
import { offeredUndo, rememberUndo } from './undo-stack.ts';

/** Brings the queue to life: keys, and forms and links that change parts of the page. */
export function startQueue(): void {
  if (!document.querySelector('[data-announce]')) return;
  startHelp();
  keepNote();
  restoreNote();
  rememberUndo(offeredUndo());
  showCount();
  // Before the site's own search, which would take the slash.
  addEventListener('keydown', hearKey, { capture: true });
  document.addEventListener('submit', hearSubmit);
  document.addEventListener('click', hearClick);
  document.addEventListener('change', hearPick);
  document.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLInputElement && target.id === 'item-duplicate_of') setDuplicate();
  });
  addEventListener('popstate', () => {
    void loadDetail(location.href, { parts: ['news', 'list', 'detail'], isOpened: true });
  });
}

/** One after the other, however fast somebody types. */
let turn: Promise<void> = Promise.resolve();
function inTurn(work: () => void | Promise<void>): void {
  turn = turn.then(work).catch((error: unknown) => {
    isFieldComing = false;
    reportError(error);
  });
}

function hearKey(event: KeyboardEvent): void {
  if (event.isComposing || !areShortcutsOn() || document.querySelector('dialog[open]')) return;
  const { key, ctrlKey, metaKey, altKey, target } = event;
  const command = readCommand({ key, ctrlKey, metaKey, altKey, isTyping: isTyping(target) });
  if (!command) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  // Whoever goes on typing means the field, even before it is there.
  if (isFieldComing) return;
  isFieldComing = FIELD_COMMANDS.has(command);
  inTurn(async () => {
    await commands[command]();
    isFieldComing = false;
  });
}

let isFieldComing = false;
const FIELD_COMMANDS = new Set<Command>(['label', 'status', 'note', 'duplicate', 'search']);

const FIELDS = 'textarea, select, [contenteditable], input:not([type=checkbox])';
const isTyping = (target: EventTarget | null) =>
  target instanceof Element && target.closest(FIELDS) !== null;

function hearSubmit(event: SubmitEvent): void {
  const form = event.target;
  if (!(form instanceof HTMLFormElement)) return;
  const kind = kindOf(form);
  if (!kind) return;
  event.preventDefault();
  const entries = [...new FormData(form, event.submitter)].map(([name, value]) => [
    name,
    String(value),
  ]);
  const params = new URLSearchParams(entries);
  const url = kind === 'decision' ? form.action : placeWith(detail()?.dataset['open']);
  inTurn(() => send(kind, url, params));
}

function kindOf(form: HTMLFormElement): 'decision' | 'bulk' | 'undo' | null {
  if (form.matches('[data-undo]')) return 'undo';
  if (form.matches('[data-bulk]')) return 'bulk';
  return form.matches('[data-decision]') ? 'decision' : null;
}

function hearClick(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (link.matches('[data-pick-all]')) pickAll(event);
  else if (link.closest('[data-item]')) openItem(event, link);
}

function pickAll(event: MouseEvent): void {
  event.preventDefault();
  pick(allRows(), pickedRows().length < allRows().length);
  announce(showCount());
}

function openItem(event: MouseEvent, link: HTMLAnchorElement): void {
  const row = link.closest<HTMLElement>('[data-item]');
  if (!row) return;
  event.preventDefault();
  markCurrent(row);
  const url = placeWith(row.dataset['item']);
  history.pushState(null, '', url);
  inTurn(async () => {
    await loadDetail(url, { isOpened: true });
    detail()?.focus();
  });
}

function hearPick({ target }: Event): void {
  if (target instanceof Element && target.matches('[data-pick]')) announce(showCount());
}

function startHelp(): void {
  const dialog = document.querySelector<HTMLDialogElement>('[data-keys-help]');
  const opener = document.querySelector<HTMLElement>('[data-open-keys]');
  const isOn = document.querySelector<HTMLInputElement>('[data-keys-switch]');
  const mark = () => {
    document.documentElement.dataset['shortcuts'] = areShortcutsOn() ? 'on' : 'off';
  };
  mark();
  if (opener) opener.hidden = false;
  opener?.addEventListener('click', () => dialog?.showModal());
  if (isOn) isOn.checked = areShortcutsOn();
  isOn?.addEventListener('change', () => {
    switchShortcuts(isOn.checked);
    mark();
  });
}
