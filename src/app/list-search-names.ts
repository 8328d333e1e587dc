import type { SearchKind, SearchName } from '#src/contracts/search.ts';
import { codeEntries } from '#src/registry/code-entries.ts';
import { FIELD_NAMES, STEP_IDS, type Code, type GuideSlug } from '#src/registry/names.ts';
import { fieldPath, guidePath, reasonPath, stepPath } from '#src/registry/paths.ts';
import type { Registry } from '#src/registry/registry.ts';

/** Every name of a code, field, step or guide, earlier ones included, and where it leads. */
export function listSearchNames(registry: Registry): SearchName[] {
  const { guides, fields, steps } = registry;
  const codes = codeEntries(registry);
  return [
    ...list('reason', Object.keys(codes) as Code[], codes, reasonPath),
    ...list('field', FIELD_NAMES, fields, fieldPath),
    ...list('step', STEP_IDS, steps, stepPath),
    ...list('guide', Object.keys(guides) as GuideSlug[], guides, guidePath),
  ];
}

function list<Name extends string>(
  kind: SearchKind,
  keys: readonly Name[],
  entries: Record<Name, { title?: string; formerNames: readonly string[] }>,
  toPath: (key: Name) => string,
): SearchName[] {
  return keys.flatMap((key) => {
    const { title = key, formerNames } = entries[key];
    return [key, ...formerNames].map((name) => ({ name, title, url: toPath(key), kind }));
  });
}
