import { BLOCKED, describeState, digitOf, PENDING_BIT, READY, STOP, UNVERIFIED } from './grid.ts';
import type { Grid } from './grid.ts';

/**
 * Properties that relate a state to its neighbours, over a whole grid. Each
 * returns the first violation in words, or null. Single steps suffice where
 * the property is transitive: resolving two unknowns is resolving one, twice.
 */

type Check = (from: number, to: number) => string | null;

const RANKS: Record<number, number> = { [STOP]: 0, [BLOCKED]: 1, [READY]: 2 };

function checkPairs(
  grid: Grid,
  isPair: (a: number, from: number, to: number) => boolean,
  check: Check,
): string | null {
  for (let a = 0; a < grid.axes.length; a++) {
    const count = grid.axes[a]!.values.length;
    const stride = grid.strides[a]!;
    const pairs: [number, number][] = [];
    for (let i = 0; i < count; i++)
      for (let j = 0; j < count; j++) if (isPair(a, i, j)) pairs.push([i, j]);
    for (let block = 0; block < grid.size; block += stride * count) {
      for (const [i, j] of pairs) {
        for (let rest = 0; rest < stride; rest++) {
          const from = block + i * stride + rest;
          const to = block + j * stride + rest;
          const problem = check(from, to);
          if (problem !== null)
            return `${problem}: ${describeState(grid, from)} -> ${describeState(grid, to)}`;
        }
      }
    }
  }
  return null;
}

const rank = (grid: Grid, a: number, i: number) => grid.axes[a]!.ranks[i]!;
const isUnknown = (grid: Grid, a: number, i: number) => grid.axes[a]!.ranks[i] === null;

/** Improving one known field never lowers the verdict, and never loses ready. */
export function checkMonotonic(grid: Grid): string | null {
  const isImprovement = (a: number, i: number, j: number) =>
    !isUnknown(grid, a, i) && !isUnknown(grid, a, j) && rank(grid, a, i) < rank(grid, a, j);
  return checkPairs(grid, isImprovement, (from, to) => {
    const before = grid.verdicts[from]!;
    const after = grid.verdicts[to]!;
    if (before === READY && after !== READY) return 'ready lost by an improvement';
    if (before === UNVERIFIED || after === UNVERIFIED) return null;
    return RANKS[after]! < RANKS[before]! ? 'an improvement lowered the verdict' : null;
  });
}

/** Resolving an unknown removes no code, no ready, and takes back nothing that was for sale. */
export function checkResolutions(grid: Grid): string | null {
  const isResolution = (a: number, i: number, j: number) =>
    isUnknown(grid, a, i) && !isUnknown(grid, a, j);
  return checkPairs(grid, isResolution, (from, to) => {
    if ((grid.codes[from]! & ~grid.codes[to]!) !== 0) return 'a resolution removed a definite code';
    if (grid.verdicts[from] === READY && grid.verdicts[to] !== READY)
      return 'a resolution lost ready';
    if (grid.sales[from] !== 0 && grid.sales[from] !== grid.sales[to])
      return 'something was for sale under an unknown';
    return null;
  });
}

/** Selecting another plan or renaming what is equal in rank never loses ready. */
export function checkEquals(grid: Grid): string | null {
  const isEqual = (a: number, i: number, j: number) =>
    i !== j &&
    !isUnknown(grid, a, i) &&
    !isUnknown(grid, a, j) &&
    rank(grid, a, i) === rank(grid, a, j);
  return checkPairs(grid, isEqual, (from, to) =>
    grid.verdicts[from] === READY && grid.verdicts[to] !== READY
      ? 'ready lost between equals'
      : null,
  );
}

/** A code that holds in every full resolution of the unknowns is listed (rule 3 excepted). */
export function checkComplete(grid: Grid): string | null {
  const isSettled = new Uint8Array(grid.size);
  const sure = new Uint16Array(grid.size);
  const settle = (index: number): number => {
    if (isSettled[index]) return sure[index]!;
    let codes = grid.codes[index]!;
    for (let a = 0; a < grid.axes.length; a++) {
      const digit = digitOf(grid, index, a);
      if (!isUnknown(grid, a, digit)) continue;
      codes = 0xffff;
      const base = index - digit * grid.strides[a]!;
      for (let j = 0; j < grid.axes[a]!.values.length; j++) {
        if (!isUnknown(grid, a, j)) codes &= settle(base + j * grid.strides[a]!);
      }
      break;
    }
    isSettled[index] = 1;
    sure[index] = codes;
    return codes;
  };
  for (let index = 0; index < grid.size; index++) {
    const missing = settle(index) & ~grid.codes[index]! & ~PENDING_BIT;
    if (missing !== 0)
      return `a code that holds either way is not listed: ${describeState(grid, index)}`;
  }
  return null;
}
