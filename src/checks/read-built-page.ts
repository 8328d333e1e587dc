import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { CONTINUE, SKIP, visit } from 'unist-util-visit';

const parser = unified().use(rehypeParse);
type Tree = ReturnType<typeof parser.parse>;
type Node = Tree | Tree['children'][number];
type Element = Extract<Node, { type: 'element' }>;

/** A page as it was built: what can be linked to, and what it links to. */
export interface BuiltPage {
  /** As its address says it, such as `/fields/`. */
  path: string;
  ids: ReadonlySet<string>;
  /** Ids of the headings in the page's own content, in reading order. */
  anchors: string[];
  links: BuiltLink[];
  /** What it says, without names in code and whatever else is no English. */
  text: string;
  /** Old anchors, and where the page leads them. */
  moved: Record<string, string>;
}

export interface BuiltLink {
  href: string;
  /** Whether it stands in the page's own content, not in the frame around it. */
  inContent: boolean;
}

const CONTENT = 'sl-markdown-content';
const NO_ENGLISH = new Set(['code', 'pre', 'script', 'style', 'svg']);

/** Reads one page of the built output. */
export function readBuiltPage(path: string, html: string): BuiltPage {
  const tree = parser.parse(html);
  const ids = new Set<string>();
  let moved: BuiltPage['moved'] = {};
  visit(tree, 'element', ({ tagName, properties }) => {
    if (typeof properties['id'] === 'string') ids.add(properties['id']);
    if (tagName === 'meta' && properties['name'] === 'moved-anchors') {
      moved = JSON.parse(String(properties['content']));
    }
  });
  const anchors: string[] = [];
  const inContent = new Set<Element>();
  for (const content of findContents(tree)) {
    visit(content, 'element', (element) => {
      inContent.add(element);
      const { tagName, properties } = element;
      if (/^h[2-6]$/.test(tagName) && properties['id']) anchors.push(String(properties['id']));
    });
  }
  return { path, ids, anchors, links: listLinks(tree, inContent), text: readText(tree), moved };
}

function findContents(tree: Tree): Element[] {
  const found: Element[] = [];
  visit(tree, 'element', (element) => {
    const classes = element.properties['className'];
    if (Array.isArray(classes) && classes.includes(CONTENT)) found.push(element);
  });
  return found;
}

function listLinks(tree: Tree, inContent: ReadonlySet<Element>): BuiltLink[] {
  const links: BuiltLink[] = [];
  visit(tree, 'element', (element) => {
    const { tagName, properties } = element;
    if (tagName !== 'a' || typeof properties['href'] !== 'string') return;
    links.push({ href: properties['href'], inContent: inContent.has(element) });
  });
  return links;
}

function readText(tree: Tree): string {
  const texts: string[] = [];
  visit(tree, 'element', (main) => {
    if (main.tagName !== 'main') return;
    visit(main, (node) => {
      if (node.type === 'text') texts.push(node.value);
      if (node.type !== 'element') return CONTINUE;
      const { tagName, properties } = node;
      return NO_ENGLISH.has(tagName) || properties['translate'] === 'no' ? SKIP : CONTINUE;
    });
  });
  return texts.join(' ');
}
