import type { SelectedBlock } from './excerpt.ts';

/** The page's own words: nothing of a reader's account, of forms and of controls. */
const NOT_TEXT =
  '[data-slot], [data-account-island], rb-feedback, form, button, .sr-only, .anchor, [data-about]';
const BLOCKS =
  'p, li, dt, dd, th, td, h2, h3, h4, blockquote, pre, summary, figcaption, div, section';

/** What of the page's words a selection covers, block by block; empty for anything else. */
export function readSelection(root: Element, range: Range): SelectedBlock[] {
  const blocks = new Map<Element, SelectedBlock>();
  for (const node of textNodes(root)) {
    const element = node.parentElement?.closest(BLOCKS) ?? root;
    const block = blocks.get(element) ?? { text: '', from: -1, to: -1 };
    blocks.set(element, block);
    const part = findPart(node, range);
    if (part) {
      if (block.from < 0) block.from = block.text.length + part.from;
      block.to = block.text.length + part.to;
    }
    block.text += node.data;
  }
  return [...blocks.values()].filter(({ from }) => from >= 0);
}

function textNodes(root: Element): Text[] {
  const found: Text[] = [];
  const walker = document.createTreeWalker(
    root,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
    (node) =>
      node instanceof Element && node.matches(NOT_TEXT)
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT,
  );
  while (walker.nextNode()) if (walker.currentNode instanceof Text) found.push(walker.currentNode);
  return found;
}

function findPart(node: Text, range: Range): { from: number; to: number } | null {
  if (!range.intersectsNode(node)) return null;
  const from = node === range.startContainer ? range.startOffset : 0;
  const to = node === range.endContainer ? range.endOffset : node.length;
  return from < to ? { from, to } : null;
}
