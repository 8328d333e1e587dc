import { toNlcst } from 'mdast-util-to-nlcst';
import { ParseEnglish } from 'parse-english';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { orderReasons } from '#src/registry/reason-order.ts';
import type { Registry } from '#src/registry/registry.ts';
import { workflowStates } from '#src/registry/workflow-states.ts';
import { placeOfPage, type BuiltSite } from './built-site.ts';
import { readFrontMatter } from './front-matter.ts';
import type { Guide } from './parse-guide.ts';
import type { MdxText } from './read-mdx.ts';

export type ProseTree = ReturnType<typeof toNlcst>;

/** Text that readers get to read, as sentences and words. */
export interface Prose {
  file: string;
  tree: ProseTree;
  /** The line in the file on which the tree's first line stands. */
  firstLine: number;
}

const english = new ParseEnglish();

/** A guide's text and its description. What stands in code or a component is one opaque word. */
export function readGuideProse({ guide, text }: MdxText): Prose[] {
  const tree = structuredClone(guide.tree);
  visit(tree, 'mdxJsxTextElement', (node, index, parent) => {
    if (node.children.length > 0 || index === undefined || !parent || !node.position) return;
    const { start, end } = node.position;
    const value = text.slice(start.offset, end.offset);
    parent.children[index] = { type: 'inlineCode', value, position: node.position };
  });
  const body = toNlcst(tree, new VFile({ value: text }), ParseEnglish, { ignore: ['yaml'] });
  return [{ file: guide.file, tree: body, firstLine: 1 }, ...readDescription(guide)];
}

function readDescription({ file, tree }: Guide): Prose[] {
  const read = readFrontMatter(tree);
  const entries = 'entries' in read ? read.entries : [];
  return entries.flatMap(({ key, text, line }) =>
    key === 'description' && text ? [proseOf(file, line, text)] : [],
  );
}

/** The sentences of the registry: whatever an entry says in several words. */
export function readRegistryProse(
  registry: Registry,
  lineOf: (file: string, entry: string) => number,
): Prose[] {
  const sources: Record<string, object> = {
    'reasons.ts': registry.reasons,
    'gates.ts': registry.gates,
    'fields.ts': registry.fields,
    'steps.ts': registry.steps,
    'guides.ts': registry.guides,
    'routes.ts': registry.routes,
    'actions.ts': registry.actions,
    'billing-actions.ts': registry.billingActions,
    'workflow-states.ts': workflowStates,
    'reason-order.ts': asTexts(orderReasons),
  };
  return Object.entries(sources).flatMap(([name, entries]) => {
    const file = `src/registry/${name}`;
    return Object.entries(entries).flatMap(([entry, value]) =>
      listTexts(value).map((text) => proseOf(file, lineOf(file, entry), text)),
    );
  });
}

/** Entries that are nothing but a text. */
const asTexts = (entries: Record<string, string>) =>
  Object.fromEntries(Object.entries(entries).map(([name, text]) => [name, { text }]));

const PROSE_KEYS = new Set([
  'title',
  'meaning',
  'message',
  'raisedWhen',
  'nextStep',
  'purpose',
  'result',
  'phrase',
  'text',
]);

/** The texts of an entry, at any depth, by the keys that hold words for readers. */
function listTexts(value: unknown, isProse = false): string[] {
  if (typeof value === 'string') return isProse ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((each) => listTexts(each, isProse));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => listTexts(inner, PROSE_KEYS.has(key)));
}

/** Text of which only the beginning has a place. */
export function proseOf(file: string, line: number, text: string): Prose {
  return { file, tree: english.parse(text), firstLine: line };
}

/** An id among the words, such as `prj_example`: no English, wherever it stands. */
const IDENTIFIER = /\S*_\S*/g;

/** What the built pages say, that of components and templates included. */
export function readBuiltProse(site: BuiltSite): Prose[] {
  return site.pages.map(({ path, text }) => {
    const { file, line } = placeOfPage(site, path);
    return proseOf(file, line, text.replaceAll(IDENTIFIER, ' ').replaceAll(/\s+/g, ' '));
  });
}
