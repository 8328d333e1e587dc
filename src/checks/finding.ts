/** Something in the content or the registry that would mislead a reader. */
export interface Finding {
  /** From the repository's root. */
  file: string;
  /** Counted from 1. */
  line: number;
  /** Counted from 1. */
  column?: number;
  /** What is wrong, without a full stop. */
  cause: string;
  /** What to do about it, as a sentence. */
  remedy: string;
}

/** A finding about one entry; the caller knows in which line it stands. */
export interface EntryFinding {
  /** File in `src/registry`. */
  file: string;
  /** The entry's name. */
  entry: string;
  cause: string;
  remedy: string;
}

/** Findings about entries, each on the line of its entry. */
export function placeFindings(
  findings: readonly EntryFinding[],
  lineOf: (file: string, entry: string) => number,
): Finding[] {
  return findings.map(({ file, entry, cause, remedy }) => {
    const path = `src/registry/${file}`;
    return { file: path, line: lineOf(path, entry), cause, remedy };
  });
}

/** One line, in the form that editors and terminals turn into a link. */
export function formatFinding({ file, line, cause, remedy }: Finding): string {
  return `${file}:${line}: ${cause}. ${remedy}`;
}

/** By file, then from top to bottom. */
export function compareFindings(a: Finding, b: Finding): number {
  return a.file.localeCompare(b.file) || a.line - b.line || (a.column ?? 0) - (b.column ?? 0);
}
