import { PERSONAL_KINDS, type PersonalKind } from '#src/contracts/personal-kinds.ts';
import { findPersonalData } from './find-personal-data.ts';

/** What kinds of personal data some texts hold, each once. */
export async function findPersonalKinds(texts: (string | null)[]): Promise<PersonalKind[]> {
  const given = texts.filter((text) => text !== null);
  const findings = (await Promise.all(given.map(findPersonalData))).flat();
  return PERSONAL_KINDS.filter((kind) => findings.some((finding) => finding.kind === kind));
}
