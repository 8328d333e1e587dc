import type { Code } from '#src/registry/names.ts';
import type { Registry } from '#src/registry/registry.ts';
import { applyExemptions, type ExemptCheck, type Exemption } from './apply-exemptions.ts';
import { checkDocs } from './check-docs.ts';
import { checkDocumented } from './check-documented.ts';
import { checkProse } from './check-prose.ts';
import { checkRaised } from './check-raised.ts';
import { checkSpelling, readOwnWords } from './check-spelling.ts';
import { checkWalked } from './check-walked.ts';
import { readEntryLines } from './entry-line.ts';
import { placeFindings, type EntryFinding, type Finding } from './finding.ts';
import { readMdx } from './read-mdx.ts';
import { readGuideProse, readRegistryProse } from './read-prose.ts';
import type { SandboxView } from './read-sandbox-view.ts';

/** What the project's checks look at. */
export interface Project {
  root: string;
  registry: Registry;
  exemptions: readonly Exemption[];
  sandbox: SandboxView;
  /** Codes from which a browser test walks back to work. */
  walked: readonly Code[];
  now: Date;
}

/** All checks that need no build: what a build checks, then how it reads and how it behaves. */
export async function checkProject(project: Project): Promise<Finding[]> {
  const { root, registry, exemptions, sandbox, walked, now } = project;
  const lineOf = await readEntryLines(root);
  const texts = await readMdx(root);
  const guides = texts.map(({ guide }) => guide);
  const prose = [...texts.flatMap(readGuideProse), ...readRegistryProse(registry, lineOf)];
  const exempt = (check: ExemptCheck, findings: readonly Finding[]) =>
    applyExemptions(exemptions, check, findings);
  const entries = (check: ExemptCheck, findings: readonly EntryFinding[]) =>
    exempt(check, placeFindings(findings, lineOf));
  return [
    ...(await checkDocs({ root, registry })),
    ...entries('documented', checkDocumented(registry, guides)),
    ...entries('raised', checkRaised(registry, sandbox, now)),
    ...entries('walked', checkWalked(registry, walked)),
    ...exempt('prose', await checkProse(prose)),
    ...(await checkSpelling(registry, await readOwnWords(root), prose)),
  ];
}
