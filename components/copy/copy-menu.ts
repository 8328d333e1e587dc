import { registry } from '#src/registry/registry.ts';
import { listCopyChoices, type CopyChoice } from './copy-choices.ts';
import { COPY_YOURSELF, copyText, selectText } from './copy-text.ts';
import { placeBelow } from './place-below.ts';
import css from './copy-menu.css?inline';

const SAID_FOR_MS = 2000;

/** The page's one menu, made when it is first opened. */
const box = document.createElement('div');
box.className = 'copy-menu not-content';
box.popover = 'manual';
const list = box.appendChild(document.createElement('div'));
list.role = 'menu';
const status = document.createElement('p');
status.role = 'status';
status.className = 'sr-only';
(document.querySelector('main') ?? document.body).append(box, status);
const style = new CSSStyleSheet();
style.replaceSync(css);
document.adoptedStyleSheets.push(style);

let opener: HTMLButtonElement | null = null;

/** Opens the menu for a button, or closes it where it is that button's already. */
export function toggleCopyMenu(button: HTMLButtonElement): void {
  const isOwn = opener === button;
  close(isOwn);
  if (isOwn) return;
  opener = button;
  button.ariaExpanded = 'true';
  // Emptied here, so that the same words are read out a second time too.
  status.textContent = '';
  const label = button.getAttribute('aria-label') ?? '';
  const title = label.replace(/^Copy link to (?:step: )?/, '');
  const choices = listCopyChoices(
    registry,
    { name: button.dataset['copy'] ?? '', title },
    location,
  );
  list.ariaLabel = label;
  list.replaceChildren(...choices.map(toItem));
  box.replaceChildren(list);
  box.showPopover();
  placeBelow(box, button);
  items()[0]?.focus();
}

function toItem(choice: CopyChoice): HTMLButtonElement {
  const item = document.createElement('button');
  item.type = 'button';
  item.role = 'menuitem';
  item.tabIndex = -1;
  item.textContent = choice.label;
  item.addEventListener('click', () => void choose(choice));
  return item;
}

async function choose({ label, text }: CopyChoice): Promise<void> {
  const button = opener;
  if (!(await copyText(text))) return showText(text);
  close(true);
  status.textContent = `${label} copied.`;
  if (button) sayCopied(button);
}

function sayCopied(button: HTMLButtonElement): void {
  button.textContent = 'Copied';
  setTimeout(() => (button.textContent = 'Copy link'), SAID_FOR_MS);
}

function showText(text: string): void {
  const note = document.createElement('p');
  note.textContent = COPY_YOURSELF;
  const shown = document.createElement('pre');
  shown.textContent = text;
  shown.tabIndex = 0;
  box.replaceChildren(note, shown);
  if (opener) placeBelow(box, opener);
  shown.focus();
  selectText(shown);
  status.textContent = COPY_YOURSELF;
}

function close(withFocus: boolean): void {
  if (!opener) return;
  opener.ariaExpanded = 'false';
  if (withFocus) opener.focus();
  opener = null;
  box.hidePopover();
}

const items = () => [...list.querySelectorAll<HTMLButtonElement>('[role=menuitem]')];

box.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') close(true);
  // The browser goes on from the button, as if the menu had not been there.
  else if (event.key === 'Tab') close(true);
  else if (moveFocus(event.key)) event.preventDefault();
});

function moveFocus(key: string): boolean {
  const all = items();
  const at = all.findIndex((item) => item === document.activeElement);
  const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
  const to = steps[key];
  if (at < 0 || to === undefined) return false;
  all.at(to % all.length)?.focus();
  return true;
}

document.addEventListener('pointerdown', ({ target }) => {
  const isInside = target instanceof Node && (box.contains(target) || opener?.contains(target));
  if (!isInside) close(false);
});
