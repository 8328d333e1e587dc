/** How long feedback is kept, in days; null: for ever. */
export interface RetentionSettings {
  /** After so many days who sent it and the words are removed. */
  anonymise_after_days: number | null;
  /** After so many days all of it is removed. */
  delete_after_days: number | null;
}

export const RETENTION_DEFAULTS = {
  anonymise_after_days: 180,
  delete_after_days: 730,
} as const satisfies RetentionSettings;

/** The periods in words, for readers. */
export function describeRetention({
  anonymise_after_days: words,
  delete_after_days: all,
}: RetentionSettings): string {
  if (words === null && all === null) return 'We keep what you send until we delete it by hand.';
  if (words === null) return `We delete what you send after ${inDays(all)}.`;
  const first = `After ${inDays(words)} we remove your words and who sent them`;
  return all === null ? `${first}.` : `${first}; after ${inDays(all)} we delete the rest.`;
}

const inDays = (days: number | null) => (days === 1 ? '1 day' : `${days} days`);
