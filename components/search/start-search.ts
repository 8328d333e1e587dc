import { areShortcutsOn } from '#components/shell/shortcut-switch.ts';
import type { SearchDialog } from './search-dialog.ts';

/**
 * What every page carries of the search: it opens the dialog, and loads what searches
 * at the first sign of intent.
 */
export function startSearch(): void {
  const dialog = document.querySelector<HTMLDialogElement>('dialog[data-search]');
  if (!dialog) return;
  let loading: Promise<SearchDialog> | undefined;
  let isReady = false;
  const warmUp = () => {
    loading ??= import('./search-dialog.ts').then((search) => search.prepareDialog(dialog));
    // A network that was away for a moment is asked again at the next sign.
    loading.then(
      () => (isReady = true),
      () => (loading = undefined),
    );
    return loading;
  };
  const withSearch = (use: (search: SearchDialog) => Promise<void>) => {
    if (!isReady) say(dialog, 'The search is loading…');
    warmUp().then(use, () => {
      say(dialog, 'The search did not load. Check your connection and try again.');
    });
  };
  const open = () => {
    if (!dialog.open) dialog.showModal();
    withSearch((search) => search.refresh());
  };
  dialog.addEventListener('submit', (event) => {
    event.preventDefault();
    withSearch((search) => search.openFirst());
  });
  for (const opener of document.querySelectorAll<HTMLButtonElement>('[data-open-search]')) {
    opener.disabled = false;
    opener.addEventListener('click', open);
    for (const sign of ['pointerenter', 'pointerdown', 'focus']) {
      opener.addEventListener(sign, () => void warmUp().catch(() => undefined));
    }
  }
  dialog.querySelector('.search-close')?.addEventListener('click', () => dialog.close());
  document.addEventListener('keydown', (event) => {
    if (!isShortcut(event)) return;
    event.preventDefault();
    open();
  });
}

function say(dialog: HTMLDialogElement, text: string): void {
  const status = dialog.querySelector('.search-status');
  if (status) status.textContent = text;
}

/** `/` where nobody is typing, or Control and K (Command on a Mac) anywhere. */
function isShortcut({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if ((ctrlKey || metaKey) && !altKey) return key.toLowerCase() === 'k';
  const isTyping =
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]');
  return key === '/' && !altKey && !isTyping && areShortcutsOn();
}
