import { distance } from 'fastest-levenshtein';

/** The valid name nearest to a misspelt one; null where none is near. */
export function closestName(name: string, valid: readonly string[]): string | null {
  return closestNames(name, valid, 1)[0] ?? null;
}

/** Up to `limit` valid names near a misspelt one, the nearest first; case does not count. */
export function closestNames<Name extends string>(
  name: string,
  valid: readonly Name[],
  limit: number,
): Name[] {
  const written = name.toLowerCase();
  const far = Math.max(3, name.length / 2);
  return valid
    .map((each) => ({ each, apart: distance(written, each.toLowerCase()) }))
    .filter(({ apart }) => apart <= far)
    .sort((one, other) => one.apart - other.apart)
    .slice(0, limit)
    .map(({ each }) => each);
}
