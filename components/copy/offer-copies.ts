/** Brings the "Copy link" buttons to life; what they open is loaded once somebody goes near one. */
export function offerCopies(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    button.addEventListener('pointerenter', () => void loadMenu());
    button.addEventListener(
      'click',
      () => void loadMenu().then((menu) => menu.toggleCopyMenu(button)),
    );
  }
}

const loadMenu = () => import('./copy-menu.ts');
