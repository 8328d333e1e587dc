import type { Element, ElementContent, Root } from 'hast';
import { fromParse5 } from 'hast-util-from-parse5';
import { select } from 'hast-util-select';
import { toString } from 'hast-util-to-string';
import { parse } from 'parse5';
import rehypeRemark from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { remove } from 'unist-util-remove';
import { visit } from 'unist-util-visit';

/** Nothing for a reader of text: forms, islands, controls, places for an account's values. */
const NOT_TEXT = {
  tags: new Set(['form', 'button', 'dialog', 'script', 'style', 'template', 'svg']),
  /** As the tree spells them; the value does not matter. */
  properties: ['dataAbout', 'dataExplorer', 'dataSlot', 'hidden'],
  classes: ['anchor', 'sl-anchor-link', 'steps-session', 'rb-feedback'],
};

const writer = unified()
  .use(rehypeRemark)
  .use(remarkGfm)
  .use(remarkStringify, { bullet: '-', rule: '-', emphasis: '_' });

/**
 * The Markdown twin of a built page: its title, its description and its
 * content, links with the origin of its canonical address. Null for a page
 * without a content region or without such an address.
 */
export function pageToMarkdown(html: string): string | null {
  // Without each node's place in the file, which nobody asks for here: a fifth of the time.
  const page = fromParse5(parse(html, { scriptingEnabled: false }));
  const content = select('.sl-markdown-content', page);
  const canonical = select('link[rel="canonical"]', page)?.properties['href'];
  if (!content || !canonical) return null;
  const url = String(canonical);
  const title = toString(select('h1', page) ?? content).trim();
  const description = select('meta[name="description"]', page)?.properties['content'];
  const summary = description ? [`> ${String(description)}`] : [];
  return [`# ${title}`, ...summary, `Page: <${url}>`, toMarkdown(content, url)].join('\n\n');
}

/** Whether an element holds nothing for a reader of text. */
export function isNoText({ tagName, properties }: Element): boolean {
  const { tags, properties: marks, classes } = NOT_TEXT;
  if (tags.has(tagName) || properties['ariaHidden'] === 'true') return true;
  if (marks.some((mark) => ![undefined, null, false].includes(properties[mark] as null)))
    return true;
  return classes.some((name) => hasClass(properties, name));
}

const hasClass = ({ className }: Element['properties'], name: string) =>
  Array.isArray(className) && className.includes(name);

function toMarkdown(content: Element, url: string): string {
  const root: Root = { type: 'root', children: [content] };
  remove(root, { cascade: false }, (node) => isElement(node) && isNoText(node));
  visit(root, 'element', (node) => {
    if (node.tagName === 'a') completeLink(node, url);
    if (node.tagName === 'dl') listTerms(node);
    node.children = separate(node.children);
  });
  const tree = writer.runSync(root);
  return writer.stringify(tree as Parameters<typeof writer.stringify>[0]);
}

function completeLink(link: Element, url: string): void {
  const { href } = link.properties;
  // A title repeats what the linked page says.
  link.properties = href ? { href: new URL(String(href), url).href } : {};
}

/** A list of terms as a plain list, `term: what it says`: Markdown has no other. */
function listTerms(list: Element): void {
  const parts = list.children
    .filter(isElement)
    .flatMap((child) => (child.tagName === 'div' ? child.children.filter(isElement) : [child]));
  const items: Element[] = [];
  for (const { tagName, children } of parts) {
    const item = items.at(-1);
    if (tagName === 'dt' || !item) items.push(element('li', children));
    else if (children.length > 0) item.children.push(text(': '), ...children);
  }
  list.tagName = 'ul';
  list.children = items;
}

/** On the page, space sets neighbouring links and labels apart; here it takes signs. */
function separate(children: Element['children']): ElementContent[] {
  return children.flatMap((child, index): ElementContent[] => {
    const before = children[index - 1];
    if (!before || !isElement(before) || !isElement(child)) {
      return before && isElement(before) && hasClass(before.properties, 'label')
        ? [text(': '), child as ElementContent]
        : [child as ElementContent];
    }
    return before.tagName === 'a' && child.tagName === 'a' ? [text(' · '), child] : [child];
  });
}

const isElement = (node: { type: string }): node is Element => node.type === 'element';
const text = (value: string) => ({ type: 'text', value }) as const;
const element = (tagName: string, children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties: {},
  children,
});
