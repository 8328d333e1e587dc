import { codeEntries } from '#src/registry/code-entries.ts';
import { isRetired, type Named } from '#src/registry/lifecycle.ts';
import type { Code } from '#src/registry/names.ts';
import { MAIN_GUIDE, reasonPath } from '#src/registry/paths.ts';
import type { Registry } from '#src/registry/registry.ts';
import { resolveName } from '#src/registry/resolve-name.ts';
import { findSitePage } from './site-page.ts';

/** Anchors that a page no longer has, and where each leads now: an anchor there, or a page. */
export type MovedAnchors = Record<string, string>;

/**
 * Old anchors of the page at `path`: codes, steps and fields under their former
 * names, retired codes and steps, and sections that a guide says have moved.
 */
export function listMovedAnchors(registry: Registry, path: string): MovedAnchors {
  const page = findSitePage(registry, path);
  if (page?.kind === 'fields') return followNames(registry.fields, (name) => `#${name}`, false);
  if (page?.kind !== 'guide') return {};
  const { movedAnchors } = registry.guides[page.slug];
  if (page.slug !== MAIN_GUIDE) return { ...movedAnchors };
  const codes = codeEntries(registry);
  const goneCode = (code: Code) => (isRetired(codes[code]) ? reasonPath(code) : `#${code}`);
  const goneStep = (id: keyof Registry['steps']) =>
    isRetired(registry.steps[id]) ? '#_top' : `#${id}`;
  return {
    ...movedAnchors,
    ...followNames<Code>(codes, goneCode, true),
    ...followNames(registry.steps, goneStep, true),
  };
}

/** Former names, and retired ones where those have lost their place, to what to read now. */
function followNames<Name extends string>(
  entries: Record<Name, Named<Name>>,
  placeOf: (name: Name) => string,
  retiredMove: boolean,
): MovedAnchors {
  const old = (Object.keys(entries) as Name[]).flatMap((name) => [
    ...entries[name].formerNames,
    ...(retiredMove && isRetired(entries[name]) ? [name] : []),
  ]);
  return Object.fromEntries(old.map((name) => [name, placeOf(resolveName(entries, name) as Name)]));
}
