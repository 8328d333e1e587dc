import { expect, it } from 'vitest';
import type { FeedbackItem } from '#src/contracts/feedback.ts';
import { rankOtherReports } from '#src/feedback/rank-other-reports.ts';

const report = (id: string, day: number, changes: Partial<FeedbackItem> = {}) =>
  ({
    id,
    step: null,
    code: null,
    created_at: `2026-11-0${day}T00:00:00.000Z`,
    ...changes,
  }) as FeedbackItem;

it('has those of the step or code first, then the newest, each once and none shown already', () => {
  const near = report('near', 1, { step: 'check-credits' });
  const sameCode = report('code', 2, { code: 'ACCOUNT_MISMATCH' });
  const [old, fresh] = [report('old', 3), report('fresh', 4)];
  const found = [old, fresh, near, sameCode, near, report('self', 5), report('double', 6)];
  const item = { step: 'check-credits', code: 'ACCOUNT_MISMATCH' };
  const rank = (limit: number) =>
    rankOtherReports(item, new Set(['self', 'double']), found, limit).map(({ id }) => id);
  expect(rank(10)).toEqual(['code', 'near', 'fresh', 'old']);
  expect(rank(3)).toEqual(['code', 'near', 'fresh']);
  // Having no step is nothing in common.
  const newest = report('newest', 9, { step: 'check-credits', code: 'ACCOUNT_MISMATCH' });
  const none = rankOtherReports({ step: null, code: null }, new Set(), [fresh, newest], 10);
  expect(none.map(({ id }) => id)).toEqual(['newest', 'fresh']);
});
