import { expect, it } from 'vitest';
import { describeChanges } from '#components/review/describe-changes.ts';

it('says what a change did, and names what a later version may add', () => {
  expect(
    describeChanges({
      status: { from: 'new', to: 'in_progress' },
      assignee: { from: 'a@b.test', to: null },
      labels: { from: [], to: ['billing', 'prose'] },
      duplicate_of: { from: null, to: 'id-1' },
      fixed_in: { from: null, to: '0a1b2c3d4e5f60' },
      came_back_by: { from: 'id-2', to: null },
      note: { from: null, to: 'Seen.' },
      colour: { from: 1, to: 2 },
    }),
  ).toEqual([
    'New → In progress',
    'taken from everybody',
    'labels: billing, prose',
    'duplicate of id-1',
    'fixed in 0a1b2c3d4e',
    'fixed anew',
    'note',
    'colour',
  ]);
});
