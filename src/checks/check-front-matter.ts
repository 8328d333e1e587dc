import { closestName } from '#src/registry/closest-name.ts';
import { codesOfGuide } from '#src/registry/guide-codes.ts';
import type { GuideSlug } from '#src/registry/names.ts';
import { MAIN_GUIDE } from '#src/registry/paths.ts';
import type { Registry } from '#src/registry/registry.ts';
import { splitNames } from './check-components.ts';
import type { Finding } from './finding.ts';
import { readFrontMatter, type FrontMatterEntry } from './front-matter.ts';
import { guideComponents } from './guide-components.ts';
import { entriesOf, judgeName, suggest, type NameKind } from './name-kinds.ts';
import { listElements, type Guide } from './parse-guide.ts';

const LISTS: Record<string, NameKind> = { codes: 'code', steps: 'step', fields: 'field' };
const KEYS = ['description', ...Object.keys(LISTS)];
const DESCRIBE = 'Say in one sentence what the reader gets from it.';

type LocalFinding = Omit<Finding, 'file'>;
type Judge = (name: string) => { cause: string; remedy: string } | null;

/** The description is there, and the lists say only what the guide speaks of. */
export function checkFrontMatter(registry: Registry, guide: Guide): Finding[] {
  const { file } = guide;
  const read = readFrontMatter(guide.tree);
  if ('cause' in read) {
    const cause = `The front matter cannot be read: ${read.cause}`;
    return [{ file, line: read.line, cause, remedy: 'Write it as YAML.' }];
  }
  const mentioned = mentions(registry, guide);
  const judges = Object.entries(LISTS).map(([key, kind]): [string, Judge] => [
    key,
    (name) => judgeName(registry, kind, name) ?? judgeUse(registry, guide, kind, name, mentioned),
  ]);
  return checkEntries(read.entries, new Map(judges)).map((finding) => ({ file, ...finding }));
}

function checkEntries(
  entries: readonly FrontMatterEntry[],
  judges: ReadonlyMap<string, Judge>,
): LocalFinding[] {
  const described = entries.some(({ key, text }) => key === 'description' && text?.trim());
  const findings = entries.flatMap(({ key, line, items }): LocalFinding[] => {
    if (key === 'description') return [];
    const judge = judges.get(key);
    if (judge === undefined) {
      return [{ line, cause: `Unknown front matter "${key}"`, remedy: suggest(key, KEYS) }];
    }
    if (items === null) {
      return [{ line, cause: `"${key}" is not a list`, remedy: 'Write one name to a line.' }];
    }
    return items.flatMap((item) => {
      const judgement = judge(item.name);
      return judgement === null ? [] : [{ line: item.line, ...judgement }];
    });
  });
  const lacking = { line: 1, cause: 'The guide has no description', remedy: DESCRIBE };
  return described ? findings : [lacking, ...findings];
}

/** A known name that this guide has no business to list. */
function judgeUse(
  registry: Registry,
  { slug }: Guide,
  kind: NameKind,
  name: string,
  mentioned: ReadonlySet<string>,
): ReturnType<Judge> {
  if (!mentioned.has(name)) {
    const cause = `The guide lists the ${kind} "${name}" and never speaks of it`;
    return { cause, remedy: 'Take it out, or write about it.' };
  }
  // Feedback is asked per step and code, and stored for the ones that a page has.
  if (kind === 'step' && slug !== MAIN_GUIDE) {
    return { cause: `The guide "${slug}" has no steps`, remedy: `Take "${name}" out.` };
  }
  const codes: readonly string[] = Object.hasOwn(registry.guides, slug)
    ? codesOfGuide(registry, slug as GuideSlug)
    : [];
  if (kind !== 'code' || codes.includes(name)) return null;
  const cause = `The registry does not relate the code "${name}" to this guide`;
  return { cause, remedy: `Add "${slug}" to what "${name}" is related to, or take it out.` };
}

/** Every name that the guide's components use; a misspelt one is reported where it stands. */
function mentions(registry: Registry, { tree }: Guide): ReadonlySet<string> {
  const names = listElements(tree).flatMap(({ name, attributes }) =>
    attributes.flatMap((attribute) => {
      const rule = guideComponents[name ?? '']?.[attribute.name];
      if (rule === undefined) return [];
      const valid = Object.keys(entriesOf(registry, rule.kind));
      return splitNames(rule, attribute.value ?? '').map((each) => closestName(each, valid) ?? '');
    }),
  );
  return new Set(names);
}
