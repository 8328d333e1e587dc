import { placeBelow } from '#components/copy/place-below.ts';
import { toExcerpt } from './excerpt.ts';
import { readSelection } from './read-selection.ts';
import css from './offer-comment.css?inline';

/** What a comment is about. */
export interface Subject {
  /** `step:<id>`, `code:<CODE>` or empty for the whole page. */
  about: string;
  /** The sentence; empty where none was selected. */
  excerpt: string;
}

/** A selection grows while the pointer or the keys move; the button comes when it rests. */
const REST_MS = 250;
const LABEL = 'Comment on this sentence';

/** Shows a button at selected sentences of the page's text, and hands over what was selected. */
export function offerComment(widget: HTMLElement, onComment: (subject: Subject) => void): void {
  const text = document.querySelector<HTMLElement>('.sl-markdown-content');
  if (!text) return;
  const limit = Number(widget.querySelector<HTMLElement>('[data-quote]')?.dataset['limit']);
  const live = widget.querySelector('[data-live]');
  const button = makeButton();
  let subject: Subject | null = null;
  let timer = 0;

  const hide = () => {
    subject = null;
    button.hidden = true;
  };
  const look = () => {
    const range = findRange(text);
    const excerpt = range ? toExcerpt(readSelection(text, range), limit) : '';
    if (!range || !excerpt) return hide();
    const isNew = subject?.excerpt !== excerpt;
    subject = { about: findPart(range), excerpt };
    button.hidden = false;
    placeBelow(button, range);
    if (isNew && live) live.textContent = 'Sentence selected. Press Alt+Shift+F to comment on it.';
  };
  const comment = () => {
    if (!subject) return;
    const chosen = subject;
    hide();
    getSelection()?.removeAllRanges();
    onComment(chosen);
  };
  const lookSoon = () => {
    clearTimeout(timer);
    timer = window.setTimeout(look, REST_MS);
  };

  document.addEventListener('selectionchange', lookSoon);
  button.addEventListener('click', comment);
  // Pressing it must not end the selection before the click has come.
  button.addEventListener('pointerdown', (event) => event.preventDefault());
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hide();
    // Without waiting for the rest: the keys may be quick.
    if (!event.altKey || !event.shiftKey || event.code !== 'KeyF') return;
    look();
    if (!subject) return;
    event.preventDefault();
    comment();
  });
  look();
}

function makeButton(): HTMLButtonElement {
  const style = new CSSStyleSheet();
  style.replaceSync(css);
  document.adoptedStyleSheets.push(style);
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'offer-comment';
  button.textContent = LABEL;
  button.setAttribute('aria-keyshortcuts', 'Alt+Shift+F');
  button.title = 'Alt+Shift+F';
  button.hidden = true;
  (document.querySelector('main') ?? document.body).append(button);
  return button;
}

function findRange(root: Element): Range | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  return range.intersectsNode(root) ? range : null;
}

/** The step or code that the selection begins in. */
function findPart({ startContainer }: Range): string {
  const element = startContainer instanceof Element ? startContainer : startContainer.parentElement;
  const place = element?.closest<HTMLElement>('[data-step-root], [data-reason-root]');
  const { stepRoot, reasonRoot } = place?.dataset ?? {};
  if (stepRoot) return `step:${stepRoot}`;
  return reasonRoot ? `code:${reasonRoot}` : '';
}
