import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { startOf, type GuideTree } from './parse-guide.ts';

/** A key of the front matter. Lines count in the file, from 1. */
export interface FrontMatterEntry {
  key: string;
  line: number;
  /** What it says, where it is text. */
  text: string | null;
  /** Its items, where it is a list. */
  items: { name: string; line: number }[] | null;
}

/** The entries in their order, or where the YAML breaks and why. */
export function readFrontMatter(
  tree: GuideTree,
): { entries: FrontMatterEntry[] } | { line: number; cause: string } {
  const node = tree.children.find(({ type }) => type === 'yaml');
  if (node?.type !== 'yaml') return { entries: [] };
  const counter = new LineCounter();
  const document = parseDocument(node.value, { lineCounter: counter });
  // The fence is a line of its own before the first line of YAML.
  const fence = startOf(node).line;
  const lineOf = (each: unknown) => {
    const range = (each as { range?: [number, ...unknown[]] } | null)?.range;
    return fence + (range ? counter.linePos(range[0]).line : 0);
  };
  const [error] = document.errors;
  if (error !== undefined) {
    return { line: fence + (error.linePos?.[0].line ?? 0), cause: error.code };
  }
  const pairs = isMap(document.contents) ? document.contents.items : [];
  const entries = pairs.map(({ key, value }) => ({
    key: textOf(key) ?? '',
    line: lineOf(key),
    text: textOf(value),
    items: isSeq(value)
      ? value.items.map((item) => ({ name: textOf(item) ?? '', line: lineOf(item) }))
      : null,
  }));
  return { entries };
}

function textOf(node: unknown): string | null {
  return isScalar(node) && node.value !== null ? String(node.value) : null;
}
