/** Why a submission looks as if no reader had written it. */
export const SPAM_REASONS = ['hidden_field', 'too_fast', 'many_links', 'same_text'] as const;
export type SpamReason = (typeof SPAM_REASONS)[number];

/** Nobody opens the form, reads it and writes a sentence faster. */
export const LEAST_MS = 2000;
/** A report points to a page or two; advertising to many. */
const MOST_LINKS = 3;
/** So many readers may use the same words in a day: short ones, such as "Thanks!", are not counted. */
export const MOST_SAME_TEXTS = 5;

export interface SpamFacts {
  /** What stood in the field that readers do not see. */
  hiddenField: string | null;
  /** From the form's opening to its sending; null where nobody measured. */
  elapsedMs: number | null;
  comment: string | null;
  /** Items with the same comment in the last day, this one left out. */
  sameTexts: number;
}

/** What speaks for spam, empty if nothing does; what is not known is not held against anybody. */
export function judgeSpam({ hiddenField, elapsedMs, comment, sameTexts }: SpamFacts): SpamReason[] {
  const isTrue: Record<SpamReason, boolean> = {
    hidden_field: Boolean(hiddenField),
    too_fast: comment !== null && elapsedMs !== null && elapsedMs < LEAST_MS,
    many_links: countLinks(comment ?? '') > MOST_LINKS,
    same_text: sameTexts >= MOST_SAME_TEXTS,
  };
  return SPAM_REASONS.filter((reason) => isTrue[reason]);
}

const countLinks = (text: string) => text.match(/https?:\/\/|\bwww\./gi)?.length ?? 0;
