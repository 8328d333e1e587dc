import { verdictWords } from '#components/account/status-words.ts';
import type { Finding } from './look-up.ts';

/** What a screen reader hears after a look-up. */
export function announceFinding({ found, recognition }: Finding): string {
  const codes = found.map(({ code }) => code);
  if (codes.length === 1) return `Recognised: ${codes[0]}.`;
  if (codes.length > 1) return `${codes.length} codes, in deciding order: ${codes.join(', ')}.`;
  const { snapshot } = recognition;
  return snapshot ? `A snapshot: ${verdictWords[snapshot.verdict].word}.` : 'No code recognised.';
}
