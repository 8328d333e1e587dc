import {
  FIELD_NAMES,
  GATE_CODES,
  GUIDE_SLUGS,
  REASON_CODES,
  ROUTES,
  STEP_IDS,
} from '#src/registry/names.ts';
import { codeEntries } from '#src/registry/code-entries.ts';
import type { Registry } from '#src/registry/registry.ts';
import { checkNames } from './check-names.ts';
import { checkReferences } from './check-references.ts';
import { placeFindings, type EntryFinding, type Finding } from './finding.ts';

/**
 * What types cannot see in the registry: order, names used twice, successors
 * that lead nowhere, references that only one side knows. `lineOf` tells where
 * an entry stands in a file.
 */
export function checkRegistry(
  registry: Registry,
  lineOf: (file: string, entry: string) => number,
): Finding[] {
  const findings = [
    ...checkOrder('reasons.ts', registry.reasons, REASON_CODES),
    ...checkOrder('gates.ts', registry.gates, GATE_CODES),
    ...checkOrder('fields.ts', registry.fields, FIELD_NAMES),
    ...checkOrder('steps.ts', registry.steps, STEP_IDS),
    ...checkOrder('guides.ts', registry.guides, GUIDE_SLUGS),
    ...checkOrder('routes.ts', registry.routes, ROUTES),
    ...checkNames(codeEntries(registry), fileOfCode),
    ...checkNames(registry.fields, () => 'fields.ts'),
    ...checkNames(registry.steps, () => 'steps.ts'),
    ...checkNames(registry.guides, () => 'guides.ts'),
    ...checkReferences(registry),
  ];
  return placeFindings(findings, lineOf);
}

const fileOfCode = (code: string) =>
  (GATE_CODES as readonly string[]).includes(code) ? 'gates.ts' : 'reasons.ts';

/** Pages list entries as they stand: that has to be the public order. */
function checkOrder(file: string, entries: object, order: readonly string[]): EntryFinding[] {
  const keys = Object.keys(entries);
  const index = keys.findIndex((key, at) => key !== order[at]);
  if (index === -1) return [];
  const entry = keys[index] ?? '';
  const cause = `The entry "${entry}" is out of order`;
  return [{ file, entry, cause, remedy: `"${order[index]}" comes here, as in names.ts.` }];
}
