import type * as CopyMenu from './copy-menu.ts';

type Menu = typeof CopyMenu;

/** The menu once it is there: from then on a click is answered at once, before the next key. */
let menu: Menu | null = null;

/** Brings the "Copy link" buttons to life; what they open is loaded once somebody goes near one. */
export function offerCopies(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    button.addEventListener('pointerenter', () => void loadMenu());
    button.addEventListener('focus', () => void loadMenu());
    button.addEventListener('click', () => void openFor(button));
  }
}

async function openFor(button: HTMLButtonElement): Promise<void> {
  (menu ?? (await loadMenu())).toggleCopyMenu(button);
}

const loadMenu = async (): Promise<Menu> => (menu = await import('./copy-menu.ts'));
