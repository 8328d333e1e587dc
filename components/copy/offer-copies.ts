/**
 * Puts a "Copy link" button in the place of each plain link to a step, a code or
 * this page. What the button opens is loaded once somebody goes near it.
 */
export function offerCopies(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-copy]')) {
    const button = toButton(link);
    // Out of the heading, whose name it would lengthen.
    const block = link.closest('h3')?.closest('li, section');
    if (block) link.remove();
    if (block) block.append(button);
    else link.replaceWith(button);
    button.addEventListener('pointerenter', () => void loadMenu());
    button.addEventListener(
      'click',
      () => void loadMenu().then((menu) => menu.toggleCopyMenu(button)),
    );
  }
}

const loadMenu = () => import('./copy-menu.ts');

function toButton(link: HTMLAnchorElement): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy-link';
  button.textContent = 'Copy link';
  button.dataset['copy'] = link.dataset['copy'] || link.hash.slice(1);
  // "Link to step: Open billing" is what the plain link is called.
  button.setAttribute('aria-label', `Copy l${link.getAttribute('aria-label')?.slice(1) ?? 'ink'}`);
  button.setAttribute('aria-haspopup', 'menu');
  button.setAttribute('aria-expanded', 'false');
  return button;
}
