import { closestName } from '#src/registry/closest-name.ts';
import type { Finding } from './finding.ts';

/** Something that has to appear once, in a given order. */
export interface Placed {
  name: string;
  line: number;
}

/**
 * Each expected name appears exactly once and in order. A misspelt name counts
 * as the one that it is closest to, so that one slip is one finding.
 */
export function checkSequence(
  file: string,
  noun: string,
  expected: readonly string[],
  found: readonly Placed[],
): Finding[] {
  const placed = found.map(({ name, line }) => ({
    name: expected.includes(name) ? name : closestName(name, expected),
    line,
  }));
  const findings: Finding[] = [];
  const lines = new Map<string, number>();
  let last = { rank: -1, name: '' };
  for (const { name, line } of placed) {
    if (name === null) continue;
    const rank = expected.indexOf(name);
    if (lines.has(name)) {
      const cause = `The ${noun} "${name}" appears twice`;
      findings.push({ file, line, cause, remedy: `Keep the one in line ${lines.get(name)}.` });
      continue;
    }
    lines.set(name, line);
    if (rank < last.rank) {
      const cause = `The ${noun} "${name}" is out of order`;
      findings.push({ file, line, cause, remedy: `Move it before "${last.name}".` });
    } else last = { rank, name };
  }
  return [...findings, ...findMissing(file, noun, expected, lines)];
}

/** A missing name is reported where the one before it stands. */
function findMissing(
  file: string,
  noun: string,
  expected: readonly string[],
  lines: ReadonlyMap<string, number>,
): Finding[] {
  return expected.flatMap((name, index) => {
    if (lines.has(name)) return [];
    const before = expected.slice(0, index).findLast((each) => lines.has(each));
    return {
      file,
      line: before === undefined ? 1 : (lines.get(before) ?? 1),
      cause: `The ${noun} "${name}" is missing`,
      remedy: before === undefined ? 'Add it as the first.' : `Add it after "${before}".`,
    };
  });
}
