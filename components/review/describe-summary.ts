import type { SummaryLine } from '#src/contracts/feedback-summary.ts';

/** `0.333` -> `33%`; nothing to say of no votes. */
export const formatShare = (share: number | null): string =>
  share === null ? '–' : `${Math.round(share * 100)}%`;

/** What those who did not find it helpful had been told; null where nobody shared it. */
export function describeStuck({ votes, helpful, verdicts }: SummaryLine): string | null {
  const told = Object.entries(verdicts).filter(([, readers]) => readers > 0);
  if (told.length === 0) return null;
  const parts = told.map(([verdict, readers]) => `${readers} were told “${verdict}”`);
  return `${votes - helpful} did not find it helpful; of those, ${parts.join(', ')}`;
}
