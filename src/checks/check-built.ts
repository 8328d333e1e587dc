import type { Registry } from '#src/registry/registry.ts';
import { applyExemptions, type Exemption } from './apply-exemptions.ts';
import type { BuiltSite } from './built-site.ts';
import { checkBuiltLinks } from './check-built-links.ts';
import { findRemovedNames, findUnrecordedNames } from './check-public-names.ts';
import { checkSpelling, findUnneededWords, findUnusedWords } from './check-spelling.ts';
import { checkReachable } from './check-reachable.ts';
import type { Finding } from './finding.ts';
import { readBuiltProse } from './read-prose.ts';
import { listPublicNames, type PublicNames } from './public-names.ts';

/** What the checks of a finished build look at. */
export interface BuiltProject {
  registry: Registry;
  site: BuiltSite;
  exemptions: readonly Exemption[];
  recorded: PublicNames;
  /** The project's own dictionary. */
  words: readonly string[];
  /** Where a name stands in the record. */
  lineOf: (name: string) => number;
}

/** Links, ways, spelling and public names, as the built pages have them. */
export async function checkBuilt(project: BuiltProject): Promise<Finding[]> {
  const { registry, site, exemptions, recorded, words, lineOf } = project;
  const prose = readBuiltProse(site);
  const current = listPublicNames(registry, site);
  return [
    ...checkBuiltLinks(registry, site),
    ...applyExemptions(exemptions, 'reachable', checkReachable(registry, site)),
    ...(await checkSpelling(registry, words, prose)),
    ...findUnusedWords(words, prose),
    ...(await findUnneededWords(registry, words)),
    ...findRemovedNames(registry, recorded, current, lineOf),
    ...findUnrecordedNames(recorded, current),
  ];
}
