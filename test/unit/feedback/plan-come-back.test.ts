import { expect, it } from 'vitest';
import { planComeBack, type Fixed, type Report } from '#src/feedback/plan-come-back.ts';

const report: Report = {
  id: 'new',
  page: '/fields/',
  step: null,
  code: 'ACCOUNT_MISMATCH',
  category: 'unclear',
  helpful: 0,
  status: 'new',
  created_at: '2026-11-24T08:00:00.000Z',
};
const fixed: Fixed = { ...report, id: 'old', status: 'resolved', version: 3, came_back_by: null };

it('marks what was resolved, with the report that says otherwise', () => {
  expect(planComeBack(report, fixed)).toEqual({
    of: 'old',
    mark: {
      came_back_by: 'new',
      came_back_at: report.created_at,
      version: 3,
      changes: { came_back_by: { from: null, to: 'new' } },
    },
  });
});

it('links a later report too, and leaves the first mark', () => {
  expect(planComeBack(report, { ...fixed, came_back_by: 'first' })).toEqual({
    of: 'old',
    mark: null,
  });
});

it.each<[string, Partial<Report>, Partial<Fixed> | null]>([
  ['nothing was resolved', {}, null],
  ['the report is spam', { status: 'spam' }, {}],
  ['the report is praise', { helpful: 1 }, {}],
  ['praise was resolved', {}, { helpful: 1 }],
  ['it is still worked on', {}, { status: 'in_progress' }],
  ['it is the report itself', { id: 'old' }, {}],
  ['the page is another', { page: '/' }, {}],
  ['the step is another', { step: 'check-credits' }, {}],
  ['the code is another', { code: null }, {}],
  ['the category is another', { category: null }, {}],
])('does not where %s', (_, changes, of) => {
  expect(planComeBack({ ...report, ...changes }, of && { ...fixed, ...of })).toBeNull();
});
