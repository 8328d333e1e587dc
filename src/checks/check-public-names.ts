import { findSitePage } from '#src/contracts/site-page.ts';
import { closestName } from '#src/registry/closest-name.ts';
import { codeEntries } from '#src/registry/code-entries.ts';
import { isRetired } from '#src/registry/lifecycle.ts';
import type { Code } from '#src/registry/names.ts';
import { reasonPath } from '#src/registry/paths.ts';
import type { Registry } from '#src/registry/registry.ts';
import type { Finding } from './finding.ts';
import { PUBLIC_NAMES_FILE, type PublicNames } from './public-names.ts';

type Kind = Exclude<keyof PublicNames, 'pages'>;
const KINDS: Kind[] = ['code', 'step', 'field', 'guide', 'action', 'product route', 'url', 'file'];

/** Kinds whose entries have a lifecycle, and the file with them. */
const FILES: Partial<Record<Kind, string>> = {
  code: 'reasons.ts',
  step: 'steps.ts',
  field: 'fields.ts',
  guide: 'guides.ts',
};

/** Names that were public once and no longer lead anywhere. `lineOf` finds a name in the record. */
export function findRemovedNames(
  registry: Registry,
  recorded: PublicNames,
  current: PublicNames,
  lineOf: (name: string) => number,
): Finding[] {
  const names = KINDS.flatMap((kind) =>
    without(recorded[kind], current[kind]).map((name) => ({
      name,
      cause: `The ${kind} "${name}" was public and is gone`,
      remedy: howToKeep(kind, name, without(current[kind], recorded[kind])),
    })),
  );
  return [...names, ...findRemovedAnchors(registry, recorded, current)].map(
    ({ name, cause, remedy }) => ({ file: PUBLIC_NAMES_FILE, line: lineOf(name), cause, remedy }),
  );
}

/** Names that the record lacks: it is what makes a later break visible. */
export function findUnrecordedNames(recorded: PublicNames, current: PublicNames): Finding[] {
  const names = KINDS.flatMap((kind) =>
    without(current[kind], recorded[kind]).map((name) => `${kind} "${name}"`),
  );
  const pages = Object.entries(current.pages).flatMap(([path, anchors]) => {
    const known = recorded.pages[path];
    if (known === undefined) return [`page "${path}"`];
    return without(anchors, known).map((anchor) => `anchor "${path}#${anchor}"`);
  });
  return [...names, ...pages].map((name) => ({
    file: PUBLIC_NAMES_FILE,
    line: 1,
    cause: `The ${name} is new and not recorded`,
    remedy: 'Run "npm run names" to record it.',
  }));
}

/**
 * A page's anchors have to be where its address leads now. The page of a retired
 * code may lose some with what it no longer does: its notice is what links find.
 */
function findRemovedAnchors(registry: Registry, recorded: PublicNames, current: PublicNames) {
  return Object.entries(recorded.pages).flatMap(([path, anchors]) => {
    const page = findSitePage(registry, path);
    const now = current.pages[path] ?? (page && current.pages[page.path]);
    if (!now) {
      const cause = `The page "${path}" was public and is gone`;
      return [{ name: path, cause, remedy: howToKeepPage(path) }];
    }
    if (isRetiredPage(registry, path)) return [];
    return without(anchors, now).map((anchor) => ({
      name: anchor,
      cause: `The anchor "${path}#${anchor}" was public and is gone`,
      remedy: howToKeepAnchor(page?.kind ?? null, anchor, without(now, anchors)),
    }));
  });
}

function isRetiredPage(registry: Registry, path: string): boolean {
  const entries = codeEntries(registry);
  return (Object.keys(entries) as Code[]).some(
    (code) => isRetired(entries[code]) && reasonPath(code) === path,
  );
}

function howToKeep(kind: Kind, name: string, added: readonly string[]): string {
  const file = FILES[kind];
  if (file === undefined) {
    return 'Put it back. If it has to go, run "npm run names -- --allow-removal" and say why in the commit.';
  }
  const successor = closestName(name, added);
  const entry = successor === null ? 'the entry that replaces it' : `the entry "${successor}"`;
  return (
    `Renamed? Write formerNames: ['${name}'] in ${entry} in src/registry/${file}. ` +
    `Retired? Keep its entry with lifecycle: { state: 'retired', since: '<day>' }.`
  );
}

function howToKeepPage(path: string): string {
  return /^\/(?:reasons|guides)\/./.test(path)
    ? 'Keep the former name in formerNames of the entry that it belongs to: old addresses then lead there.'
    : 'Put it back: nothing leads old links to another page.';
}

function howToKeepAnchor(kind: string | null, anchor: string, added: readonly string[]): string {
  if (kind !== 'guide') return `Put the anchor "${anchor}" back.`;
  const target = closestName(anchor, added) ?? '<new anchor>';
  return `Put it back, or write movedAnchors: { '${anchor}': '#${target}' } in the guide's entry in src/registry/guides.ts.`;
}

const without = (names: readonly string[], others: readonly string[]) =>
  names.filter((name) => !others.includes(name));
