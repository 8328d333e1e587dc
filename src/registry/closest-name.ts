import { closest, distance } from 'fastest-levenshtein';

/** The valid name nearest to a misspelt one; null where none is near. */
export function closestName(name: string, valid: readonly string[]): string | null {
  if (valid.length === 0) return null;
  const match = closest(
    name.toLowerCase(),
    valid.map((each) => each.toLowerCase()),
  );
  const near = distance(name.toLowerCase(), match) <= Math.max(3, name.length / 2);
  return near ? (valid.find((each) => each.toLowerCase() === match) ?? null) : null;
}
