import { describe, expect, it } from 'vitest';
import {
  describeStuck,
  describeTrend,
  nameDays,
  nameShares,
} from '#components/review/describe-summary.ts';
import { plotDays } from '#components/review/plot-days.ts';
import { plotShares } from '#components/review/plot-shares.ts';
import type { SummaryLine } from '#src/contracts/feedback-summary.ts';
import { composeLine } from '#src/feedback/compose-line.ts';

const votes = (changes: object) => ({
  verdict: '',
  step: '',
  recent: 1,
  votes: 0,
  helpful: 0,
  ...changes,
});
const line = (...counts: object[]): SummaryLine =>
  composeLine('/fields/', counts.map(votes), null, null);

it('says how many were stuck and where, the commonest first', () => {
  const stuck = line(
    { votes: 3, helpful: 2 },
    { votes: '11', verdict: 'blocked', step: 'check-credits' },
    { votes: 1, verdict: 'stop' },
    { votes: 9, verdict: 'blocked', step: 'use-checkout', recent: 0 },
    { votes: 4, verdict: 'of a later version' },
  );
  expect(stuck.verdicts).toMatchObject({ blocked: 11, stop: 1, ready: 0 });
  expect(describeStuck(stuck)).toBe(
    '17 did not find it helpful, 11 of them blocked at check-credits, 1 stop',
  );
  expect(describeStuck(line({ votes: 3 }))).toBeNull();
});

describe('the trend', () => {
  const trend = (now: [number, number], before: [number, number]) =>
    describeTrend(
      line({ votes: now[1], helpful: now[0] }, { votes: before[1], helpful: before[0], recent: 0 }),
    );
  it('is in points, and says what may be chance', () => {
    expect(trend([80, 100], [30, 100])).toBe('▲ 50 points better');
    expect(trend([20, 100], [60, 100])).toBe('▼ 40 points worse');
    expect(trend([3, 4], [1, 2])).toBe('▲ 25 points better, may be chance');
    expect(trend([1, 2], [2, 4])).toBe('± 0');
    expect(trend([0, 0], [2, 4])).toBeNull();
    expect(trend([1, 2], [0, 0])).toBeNull();
  });
});

const byDay = [
  { day: '2026-11-23', helpful: 2, not_helpful: 1 },
  { day: '2026-11-24', helpful: 0, not_helpful: 4 },
];

it('names the plots by what they show', () => {
  expect(nameShares([{ name: 'Fields', votes: 3, helpful_share: 1 / 3 }])).toBe(
    'Helpful share of pages, the most votes against first: Fields 33% of 3.',
  );
  expect(nameDays(byDay)).toBe(
    'Votes of each of 2 days: 2 helpful, 5 not helpful. The most on one day: 4, on 2026-11-24.',
  );
});

it.each([
  ['shares', () => plotShares([line({ votes: 4, helpful: 1 })], 330)],
  ['days', () => plotDays(byDay, 330)],
])(
  'draws %s in the width asked for, in the colours of the theme, and runs nothing',
  async (_, draw) => {
    const svg = await draw();
    expect(svg).toMatch(/^<svg [^>]*width="330"/);
    expect(svg).toContain('var(--');
    expect(svg).not.toMatch(/<style|<script|style=|\son\w+=|href=/);
    expect(svg).not.toMatch(/(?:fill|stroke)="#/);
  },
);
