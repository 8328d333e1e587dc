import type { Registry } from '#src/registry/registry.ts';
import { applyExemptions, type Exemption } from './apply-exemptions.ts';
import type { BuiltSite } from './built-site.ts';
import { checkBuiltLinks } from './check-built-links.ts';
import { findRemovedNames, findUnrecordedNames } from './check-public-names.ts';
import { checkReachable } from './check-reachable.ts';
import type { Finding } from './finding.ts';
import { listPublicNames, type PublicNames } from './public-names.ts';

/** What the checks of a finished build look at. */
export interface BuiltProject {
  registry: Registry;
  site: BuiltSite;
  exemptions: readonly Exemption[];
  recorded: PublicNames;
  /** Where a name stands in the record. */
  lineOf: (name: string) => number;
}

/** Links, ways and public names, as the built pages have them. */
export function checkBuilt(project: BuiltProject): Finding[] {
  const { registry, site, exemptions, recorded, lineOf } = project;
  const current = listPublicNames(registry, site);
  return [
    ...checkBuiltLinks(site),
    ...applyExemptions(exemptions, 'reachable', checkReachable(registry, site)),
    ...findRemovedNames(registry, recorded, current, lineOf),
    ...findUnrecordedNames(recorded, current),
  ];
}
