import { PERSONAL_KINDS, type PersonalKind } from '#src/contracts/personal-kinds.ts';
import { findCards, findEmails, findIbans, findPhones, type Span } from './personal-numbers.ts';
import { findSecrets } from './find-secrets.ts';

/** A place in a text, in UTF-16 units, as `slice` takes them. */
export interface PersonalFinding extends Span {
  kind: PersonalKind;
}

/**
 * Every place of a text that looks like somebody's e-mail address, card, bank
 * account, phone or secret, in order; none overlaps another. The same for the
 * same text. Names of this site, versions and commits are none.
 */
export async function findPersonalData(text: string): Promise<PersonalFinding[]> {
  const spans: Record<PersonalKind, Span[]> = {
    email: findEmails(text),
    card: findCards(text),
    iban: findIbans(text),
    phone: findPhones(text),
    secret: await findSecrets(text),
  };
  const all = PERSONAL_KINDS.flatMap((kind) => spans[kind].map((span) => ({ kind, ...span })));
  return mergeOverlaps(all.sort((one, other) => one.start - other.start || other.end - one.end));
}

/** Two that overlap become one, of the first one's kind: no letter of either is left over. */
function mergeOverlaps(sorted: PersonalFinding[]): PersonalFinding[] {
  const merged: PersonalFinding[] = [];
  for (const finding of sorted) {
    const last = merged.at(-1);
    if (last && finding.start < last.end) last.end = Math.max(last.end, finding.end);
    else merged.push({ ...finding });
  }
  return merged;
}
