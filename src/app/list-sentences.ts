import type { Element, Root } from 'hast';
import { matches, select } from 'hast-util-select';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import type { PageSentence } from '#src/contracts/page-sentence.ts';
import { splitSentences } from '#src/contracts/split-sentences.ts';
import { isNoText } from './page-to-markdown.ts';

/** What ends a sentence even without a full stop. */
const BLOCKS =
  'p, li, dt, dd, h1, h2, h3, h4, h5, h6, tr, td, th, ul, ol, dl, div, section, table, figure, figcaption, blockquote, summary, pre';
const HEADINGS = 'h1[id], h2[id], h3[id], h4[id]';

const parser = unified().use(rehypeParse);

/** Every sentence of a built page's text, with the heading's anchor that it stands under. */
export function listSentences(html: string): PageSentence[] {
  const content = select('.sl-markdown-content', parser.parse(html));
  const sentences: PageSentence[] = [];
  let anchor: string | null = null;
  let open = '';
  const close = () => {
    sentences.push(...splitSentences(open).map((text) => ({ anchor, text })));
    open = '';
  };
  const walk = (node: Element | Root) => {
    for (const child of node.children) {
      if (child.type === 'text') open += child.value;
      if (child.type !== 'element' || isNoText(child)) continue;
      const isBlock = matches(BLOCKS, child);
      if (isBlock) close();
      if (matches(HEADINGS, child)) anchor = String(child.properties['id']);
      walk(child);
      if (isBlock) close();
    }
  };
  if (content) walk(content);
  close();
  return sentences;
}
