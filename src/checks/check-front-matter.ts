import type { Registry } from '#src/registry/registry.ts';
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import { splitNames } from './check-components.ts';
import type { Finding } from './finding.ts';
import { guideComponents } from './guide-components.ts';
import { judgeName, suggest, type NameKind } from './name-kinds.ts';
import { listElements, startOf, type Guide } from './parse-guide.ts';

const LISTS: Record<string, NameKind> = { codes: 'code', steps: 'step', fields: 'field' };
const KEYS = ['description', ...Object.keys(LISTS)];

type LocalFinding = Omit<Finding, 'file'>;
type LineOf = (node: unknown) => number;

/** The description is there, and the lists say only what the guide speaks of. */
export function checkFrontMatter(registry: Registry, guide: Guide): Finding[] {
  const node = guide.tree.children.find(({ type }) => type === 'yaml');
  const text = node?.type === 'yaml' ? node.value : '';
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  // The fence is a line of its own before the first line of YAML.
  const firstLine = node === undefined ? 1 : startOf(node).line;
  const lineOf: LineOf = (each) => {
    const range = (each as { range?: [number, ...unknown[]] } | null)?.range;
    return range ? firstLine + counter.linePos(range[0]).line : 1;
  };
  const findings = checkDocument(registry, document, lineOf, mentions(guide));
  return findings.map((finding) => ({ file: guide.file, ...finding }));
}

function checkDocument(
  registry: Registry,
  document: Document,
  lineOf: LineOf,
  mentioned: ReadonlySet<string>,
): LocalFinding[] {
  const [error] = document.errors;
  if (error !== undefined) {
    const line = 1 + (error.linePos?.[0].line ?? 0);
    const cause = `The front matter cannot be read: ${error.code}`;
    return [{ line, cause, remedy: 'Write it as YAML.' }];
  }
  const pairs = isMap(document.contents) ? document.contents.items : [];
  const findings = pairs.flatMap(({ key, value }) => {
    const name = isScalar(key) ? String(key.value) : '';
    if (name === 'description') return checkDescription(value, lineOf(key));
    const kind = LISTS[name];
    if (kind !== undefined) return checkList(registry, kind, value, lineOf, lineOf(key), mentioned);
    return [
      { line: lineOf(key), cause: `Unknown front matter "${name}"`, remedy: suggest(name, KEYS) },
    ];
  });
  const described = pairs.some(({ key }) => isScalar(key) && key.value === 'description');
  return described ? findings : [...findings, lacksDescription(1)];
}

function checkDescription(value: unknown, line: number): LocalFinding[] {
  const text = isScalar(value) ? value.value : null;
  return typeof text === 'string' && text.trim() !== '' ? [] : [lacksDescription(line)];
}

const lacksDescription = (line: number): LocalFinding => ({
  line,
  cause: 'The guide has no description',
  remedy: 'Say in one sentence what the reader gets from it.',
});

function checkList(
  registry: Registry,
  kind: NameKind,
  value: unknown,
  lineOf: LineOf,
  keyLine: number,
  mentioned: ReadonlySet<string>,
): LocalFinding[] {
  if (!isSeq(value)) {
    return [{ line: keyLine, cause: `This is not a list of ${kind}s`, remedy: 'Write a list.' }];
  }
  return value.items.flatMap((item) => {
    const name = isScalar(item) ? String(item.value) : '';
    const line = lineOf(item);
    const judgement = judgeName(registry, kind, name);
    if (judgement !== null) return [{ line, ...judgement }];
    if (mentioned.has(name)) return [];
    const cause = `The guide lists the ${kind} "${name}" and never speaks of it`;
    return [{ line, cause, remedy: 'Take it out, or write about it.' }];
  });
}

/** Every name that the guide's components use. */
function mentions({ tree }: Guide): ReadonlySet<string> {
  return new Set(
    listElements(tree).flatMap(({ name, attributes }) =>
      attributes.flatMap((attribute) => {
        const rule = guideComponents[name ?? '']?.[attribute.name];
        return rule === undefined ? [] : splitNames(rule, attribute.value ?? '');
      }),
    ),
  );
}
