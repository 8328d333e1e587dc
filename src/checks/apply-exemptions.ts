import type { Finding } from './finding.ts';

/** The checks that can have exemptions. */
export const EXEMPT_CHECKS = ['raised', 'walked', 'prose', 'documented', 'reachable'] as const;
export type ExemptCheck = (typeof EXEMPT_CHECKS)[number];

/** A finding that is accepted. */
export interface Exemption {
  check: ExemptCheck;
  /** The finding's cause, word for word. */
  cause: string;
  why: string;
}

const FILE = 'src/checks/exemptions.ts';

/** The findings of one check without the exempt ones, and each exemption that it no longer needs. */
export function applyExemptions(
  exemptions: readonly Exemption[],
  check: ExemptCheck,
  findings: readonly Finding[],
): Finding[] {
  const own = exemptions.filter((each) => each.check === check);
  const causes = new Set(findings.map(({ cause }) => cause));
  const stale = own.filter(({ cause }) => !causes.has(cause));
  const exempt = new Set(own.map(({ cause }) => cause));
  return [
    ...findings.filter(({ cause }) => !exempt.has(cause)),
    ...stale.map((each) => ({
      file: FILE,
      line: 1,
      cause: `The exemption from "${check}" is no longer needed: ${each.cause}`,
      remedy: 'Take it out.',
    })),
  ];
}
