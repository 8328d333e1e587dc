import { carryTyped } from './carry-typed.ts';
import { pick, allRows, pickedRows, showCount } from './queue-dom.ts';

export type Part = 'news' | 'list' | 'detail' | 'bar';

/**
 * Puts parts of a fresh copy of the page in the place of the shown ones. What is
 * ticked and typed stays, unless it is what was just sent; so does the focus.
 */
export function swapParts(page: Document, parts: Part[], sent: 'bulk' | 'decision' | null): void {
  const focused = document.activeElement?.id;
  const picked = pickedRows().map((row) => row.dataset['item']);
  for (const part of parts) {
    const [old, fresh] = [find(document, part), find(page, part)];
    if (!old || !fresh) continue;
    const copy = document.adoptNode(fresh);
    if (part === 'detail' && sent !== 'decision') carryTyped(old, copy);
    old.replaceWith(copy);
  }
  if (sent !== 'bulk')
    pick(
      allRows().filter((row) => picked.includes(row.dataset['item'])),
      true,
    );
  showCount();
  if (focused && document.activeElement?.id !== focused) {
    document.getElementById(focused)?.focus({ preventScroll: true });
  }
}

/** On a phone: the item instead of the list, or the other way round, as that page has it. */
export function showAs(page: Document): void {
  for (const selector of ['[data-queue]', '[data-filters]']) {
    const [shown, fresh] = [document, page].map((each) => each.querySelector(selector));
    if (shown && fresh) shown.className = fresh.className;
  }
}

function find(page: Document, part: Part): HTMLElement | null {
  return page.querySelector(part === 'bar' ? '[data-bulk-bar]' : `[data-part="${part}"]`);
}
