import remarkFrontmatter from 'remark-frontmatter';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { Finding } from './finding.ts';

// Astro's own MDX pipeline gives no line for what a component refuses. Hence a
// parse of our own, with the position of every node and attribute.
const parser = unified().use(remarkParse).use(remarkFrontmatter, ['yaml']).use(remarkMdx);

export type GuideTree = ReturnType<typeof parser.parse>;
export type GuideNode = GuideTree | GuideTree['children'][number];

/** A guide's MDX with positions. */
export interface Guide {
  slug: string;
  /** From the repository's root. */
  file: string;
  tree: GuideTree;
}

/** A component as it is used in a guide. */
export interface Element {
  name: string | null;
  attributes: Attribute[];
  line: number;
  column: number;
}

/** `value` is null where it is anything but a literal string. */
export interface Attribute {
  name: string;
  value: string | null;
  line: number;
  column: number;
}

/** The tree, or the finding that says where the MDX cannot be read. */
export function parseGuide(slug: string, file: string, text: string): Guide | Finding {
  try {
    return { slug, file, tree: parser.parse(text) };
  } catch (error) {
    const { reason, line, column } = error as { reason?: string; line?: number; column?: number };
    return {
      file,
      line: line ?? 1,
      ...(column === undefined ? {} : { column }),
      cause: `The MDX cannot be read: ${reason ?? String(error)}`,
      remedy: 'Close what is open, and write braces only in code.',
    };
  }
}

/** Every component of a guide, in reading order. */
export function listElements(tree: GuideTree): Element[] {
  const elements: Element[] = [];
  visit(tree, (node) => {
    if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return;
    elements.push({
      name: node.name,
      attributes: node.attributes.map((attribute) => ({
        name: attribute.type === 'mdxJsxAttribute' ? attribute.name : '{...}',
        value: typeof attribute.value === 'string' ? literal(attribute) : null,
        ...startOf(attribute),
      })),
      ...startOf(node),
    });
  });
  return elements;
}

function literal(attribute: { type: string; value?: unknown }): string | null {
  const isLiteral = attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string';
  return isLiteral ? (attribute.value as string) : null;
}

/** A heading and the text that it shows. */
export interface Heading {
  depth: number;
  text: string;
  line: number;
}

export function listHeadings(tree: GuideTree): Heading[] {
  const headings: Heading[] = [];
  visit(tree, 'heading', (node) => {
    headings.push({ depth: node.depth, text: textOf(node), line: startOf(node).line });
  });
  return headings;
}

function textOf(node: GuideNode): string {
  const parts: string[] = [];
  visit(node, (inner) => {
    if (inner.type === 'text' || inner.type === 'inlineCode') parts.push(inner.value);
  });
  return parts.join('');
}

/** Where a node begins; parsed nodes always have a position. */
export function startOf(node: { position?: unknown }): { line: number; column: number } {
  const { line, column } = (node.position as { start: { line: number; column: number } }).start;
  return { line, column };
}
