import { describe, expect, it } from 'vitest';
import { describeFound } from '#components/search/describe-found.ts';

const found = (hits: number, all: number) => ({
  hits: new Array<null>(hits).fill(null),
  all,
  counts: { guide: 7, reason: 10, step: 1 },
});

describe('what was found', () => {
  it('is counted by kind, and the kinds add up', () => {
    expect(describeFound({ ...found(21, 21), kind: null })).toBe(
      '21 results: 7 guides, 10 reasons, 1 step, 3 other pages.',
    );
    expect(describeFound({ ...found(19, 19), kind: null })).toContain('1 other page.');
    expect(describeFound({ ...found(18, 18), kind: null })).not.toContain('other');
  });

  it('of one kind only is counted once', () => {
    const one = { hits: [null], all: 1, counts: { field: 1 }, kind: null };
    expect(describeFound(one)).toBe('1 result.');
  });

  it('of the chosen kind is told apart from the rest', () => {
    expect(describeFound({ ...found(10, 21), kind: 'reason' })).toBe(
      '10 reasons among 21 results.',
    );
    expect(describeFound({ ...found(0, 21), kind: 'field' })).toBe(
      'No field among 21 results. Choose “All” to see them.',
    );
  });
});
