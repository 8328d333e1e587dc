import { codeEntries } from '#src/registry/code-entries.ts';
import { MAIN_GUIDE } from '#src/registry/paths.ts';
import type { Named } from '#src/registry/lifecycle.ts';
import type { Registry } from '#src/registry/registry.ts';
import { checkSequence, type Placed } from './check-sequence.ts';
import type { Finding } from './finding.ts';
import { suggest } from './name-kinds.ts';
import { listElements, listHeadings, type Guide } from './parse-guide.ts';

/** The main guide's own sections; the page template adds the question about feedback. */
export const MAIN_SECTIONS = [
  'Feature availability',
  'Before changing billing',
  'Triage the plan or credit block',
  'Blocked billing reasons',
  'Automated billing actions',
  'Ready and blocked paid workflow states',
  'Continue after billing triage',
  'Related documentation',
] as const;

/**
 * The main guide has its sections, and every step and code of the registry,
 * each once and in the registry's order. No other guide has any of them: their
 * anchors are links that readers keep.
 */
export function checkStepGuide(registry: Registry, guide: Guide): Finding[] {
  const steps = placedNames(guide, 'Step', 'id');
  const codes = placedNames(guide, 'Reason', 'code');
  if (guide.slug !== MAIN_GUIDE) return refuseAll(guide.file, [...steps, ...codes]);
  const sections = listHeadings(guide.tree)
    .filter(({ depth }) => depth === 2)
    .map(({ text, line }) => ({ name: text, line }));
  const entries = codeEntries(registry);
  return [
    ...checkSections(guide.file, sections),
    ...checkSequence(
      guide.file,
      'step',
      current(registry.steps),
      notRetired(registry.steps, steps),
    ),
    ...checkSequence(guide.file, 'code', current(entries), notRetired(entries, codes)),
  ];
}

function checkSections(file: string, sections: readonly Placed[]): Finding[] {
  const titles: readonly string[] = MAIN_SECTIONS;
  const unknown = sections.filter(({ name }) => !titles.includes(name));
  return [
    ...unknown.map(({ name, line }) => ({
      file,
      line,
      cause: `Unknown section "${name}"`,
      remedy: suggest(name, titles),
    })),
    ...checkSequence(file, 'section', titles, sections),
  ];
}

function placedNames({ tree }: Guide, component: string, attribute: string): Placed[] {
  return listElements(tree)
    .filter(({ name }) => name === component)
    .map(({ attributes, line }) => ({
      name: attributes.find(({ name }) => name === attribute)?.value ?? '',
      line,
    }));
}

function refuseAll(file: string, placed: readonly Placed[]): Finding[] {
  return placed.map(({ name, line }) => ({
    file,
    line,
    cause: `"${name}" has its place in ${MAIN_GUIDE}.mdx only`,
    remedy: 'Link to it with <StepLink> or <Code>.',
  }));
}

/** A block of a retired name may stay or go: the page does not show it. */
function notRetired(entries: Record<string, Named<string>>, placed: readonly Placed[]): Placed[] {
  return placed.filter(({ name }) => entries[name]?.lifecycle.state !== 'retired');
}

/** Retired names keep their pages, but no guide needs to explain them. */
function current(entries: Record<string, Named<string>>): string[] {
  return Object.keys(entries).filter((name) => entries[name]?.lifecycle.state !== 'retired');
}
