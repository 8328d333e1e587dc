import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FEEDBACK_STATUSES, FeedbackPatchSchema } from '#src/contracts/feedback.ts';
import { planChange, type ChangeFacts, type Decided } from '#src/feedback/plan-change.ts';

const ID = '00000000-0000-4000-8000-000000000001';
const OTHER = '00000000-0000-4000-8000-000000000002';
const THIRD = '00000000-0000-4000-8000-000000000003';
const item = (changes: Partial<Decided> = {}) => ({
  id: ID,
  status: 'new' as const,
  assignee: null,
  labels: [],
  duplicate_of: null,
  fixed_in: null,
  came_back_by: null,
  ...changes,
});
const facts: ChangeFacts = {
  original: { id: OTHER, duplicate_of: null },
  duplicates: 0,
  isReviewer: true,
};
const plan = (before: Partial<Decided>, patch: object, known: Partial<ChangeFacts> = {}) =>
  planChange(item(before), FeedbackPatchSchema.parse({ version: 1, ...patch }), {
    ...facts,
    ...known,
  });

describe('planChange', () => {
  it('keeps what is not named, and says what changed from what', () => {
    expect(plan({ labels: ['a'] }, { status: 'triaged', assignee: 'A@b.test' })).toEqual({
      ok: true,
      next: {
        status: 'triaged',
        assignee: 'a@b.test',
        labels: ['a'],
        duplicate_of: null,
        fixed_in: null,
        came_back_by: null,
      },
      changes: {
        status: { from: 'new', to: 'triaged' },
        assignee: { from: null, to: 'a@b.test' },
      },
    });
  });

  it('keeps labels in one spelling, once, and in order', () => {
    const result = plan({}, { labels: [' Prose ', 'billing', 'prose', 'two  words'] });
    expect(result).toMatchObject({ next: { labels: ['billing', 'prose', 'two words'] } });
  });

  it('has nothing to write where nothing changes, but a note is something', () => {
    expect(plan({ labels: ['a'] }, { status: 'new', labels: ['a'] })).toMatchObject({
      changes: {},
    });
    expect(plan({}, { note: 'Seen.' })).toMatchObject({ changes: { note: { to: 'Seen.' } } });
  });

  it('makes a duplicate of what names an original, and frees it again', () => {
    expect(plan({}, { duplicate_of: OTHER })).toMatchObject({
      next: { status: 'duplicate', duplicate_of: OTHER },
    });
    const duplicate = { status: 'duplicate', duplicate_of: OTHER } as const;
    expect(plan(duplicate, { duplicate_of: null })).toMatchObject({
      next: { status: 'triaged', duplicate_of: null },
    });
    expect(plan(duplicate, { status: 'resolved' })).toMatchObject({
      next: { status: 'resolved', duplicate_of: null },
    });
  });

  it('keeps the fixing commit only while it is resolved', () => {
    const fix = { status: 'resolved', fixed_in: ' ABCDEF1 ' };
    expect(plan({}, fix)).toMatchObject({ next: { status: 'resolved', fixed_in: 'abcdef1' } });
    const fixed = { status: 'resolved', fixed_in: 'abcdef1' } as const;
    expect(plan(fixed, { fixed_in: null })).toMatchObject({ next: { fixed_in: null } });
    expect(plan(fixed, { note: 'x' })).toMatchObject({ next: { fixed_in: 'abcdef1' } });
    expect(plan(fixed, { status: 'triaged' })).toMatchObject({
      next: { status: 'triaged', fixed_in: null },
      changes: { fixed_in: { from: 'abcdef1', to: null } },
    });
  });

  it('clears that it came back only when it is resolved again', () => {
    const back = { status: 'resolved', came_back_by: OTHER } as const;
    expect(plan(back, { note: 'x' })).toMatchObject({ next: { came_back_by: OTHER } });
    expect(plan(back, { status: 'triaged' })).toMatchObject({ next: { came_back_by: OTHER } });
    expect(plan({ ...back, status: 'triaged' }, { status: 'resolved' })).toMatchObject({
      next: { came_back_by: null },
    });
  });

  it.each<[string, object, Partial<ChangeFacts>, string]>([
    ['a duplicate of nothing', { status: 'duplicate' }, {}, 'Name the item'],
    ['itself', { duplicate_of: ID }, {}, 'itself'],
    ['an unknown item', { duplicate_of: OTHER }, { original: null }, 'no item'],
    [
      'a chain',
      { duplicate_of: OTHER },
      { original: { id: OTHER, duplicate_of: THIRD } },
      `Name its original: ${THIRD}`,
    ],
    ['an original that has duplicates', { duplicate_of: OTHER }, { duplicates: 2 }, '2 items'],
    ['two statuses at once', { duplicate_of: OTHER, status: 'spam' }, {}, 'Leave one of the two'],
    ['a fix of what is open', { fixed_in: 'abcdef1' }, {}, 'Only a resolved item'],
    ['a stranger as assignee', { assignee: 'x@y.test' }, { isReviewer: false }, 'not a docs'],
  ])('refuses %s', (_, patch, known, message) => {
    const result = plan({}, patch, known);
    expect(result.ok ? '' : result.errors.map((error) => error.message).join()).toContain(message);
  });
});

const patches = fc.record(
  {
    status: fc.constantFrom(...FEEDBACK_STATUSES),
    assignee: fc.constantFrom(null, 'a@b.test'),
    labels: fc.subarray(['a', 'b', 'c']),
    duplicate_of: fc.constantFrom(null, ID, OTHER),
    note: fc.constantFrom('', 'n'),
  },
  { requiredKeys: [] },
);

it('ties the status to the original, whatever is asked in whatever order', () => {
  fc.assert(
    fc.property(fc.array(patches, { minLength: 1, maxLength: 12 }), (asked) => {
      let now = item();
      for (const patch of asked) {
        if (Object.keys(patch).length === 0) continue;
        const result = plan(now, patch);
        if (!result.ok) {
          expect(result.errors.every(({ field, message }) => field && message)).toBe(true);
          continue;
        }
        const { next, changes } = result;
        expect(next.status === 'duplicate').toBe(next.duplicate_of !== null);
        expect(next.duplicate_of).not.toBe(ID);
        for (const key of ['status', 'assignee', 'labels', 'duplicate_of'] as const) {
          const differs = JSON.stringify(now[key]) !== JSON.stringify(next[key]);
          expect(key in changes).toBe(differs);
          if (differs) expect(changes[key]).toEqual({ from: now[key], to: next[key] });
        }
        now = { id: ID, ...next } as typeof now;
      }
    }),
    { numRuns: 1000 },
  );
});
