import { expect, it } from 'vitest';
import { wilsonInterval } from '#src/feedback/wilson-interval.ts';

// Worked out by hand from the formula with z = 1.96.
it.each([
  [0, 10, 0, 0.2775],
  [10, 10, 0.7225, 1],
  [5, 10, 0.2366, 0.7634],
  [81, 263, 0.2553, 0.3662],
])('%i of %i lies between %f and %f', (hits, all, low, high) => {
  const interval = wilsonInterval(hits, all);
  expect(interval?.low).toBeCloseTo(low, 3);
  expect(interval?.high).toBeCloseTo(high, 3);
});

it('says nothing without votes', () => {
  expect(wilsonInterval(0, 0)).toBeNull();
});
