/** Where a public name stands. Dates are ISO 8601 days. */
export type Lifecycle<Name extends string> =
  | { state: 'active' }
  | { state: 'deprecated'; since: string; replacedBy: Name }
  | { state: 'retired'; since: string; replacedBy?: Name };

/** What every public name carries, so that old links and old feedback keep working. */
export interface Named<Name extends string> {
  lifecycle: Lifecycle<Name>;
  /** Earlier spellings; readers and feedback that use them are led here. */
  formerNames: readonly string[];
  /** The day on which the name became public. */
  since: string;
}

/** An active name without a history. */
export const activeSince = (since: string) =>
  ({ lifecycle: { state: 'active' }, formerNames: [], since }) as const;
