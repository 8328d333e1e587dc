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

type Standing = Pick<Named<string>, 'lifecycle'>;

/** An active name without a history. */
export const activeSince = (since: string) =>
  ({ lifecycle: { state: 'active' }, formerNames: [], since }) as const;

/** Retired names keep their page for old links, and stand nowhere else. */
export const isRetired = ({ lifecycle }: Standing) => lifecycle.state === 'retired';

/** The names that readers still meet: all but the retired ones, in the order given. */
export const listLive = <Name extends string>(
  names: readonly Name[],
  entries: Record<Name, Standing>,
): Name[] => names.filter((name) => !isRetired(entries[name]));
