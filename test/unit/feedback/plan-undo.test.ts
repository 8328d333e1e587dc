import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FEEDBACK_STATUSES, FeedbackPatchSchema } from '#src/contracts/feedback.ts';
import { planChange, type ChangeFacts, type Changes } from '#src/feedback/plan-change.ts';
import { planUndo } from '#src/feedback/plan-undo.ts';

const ID = '00000000-0000-4000-8000-000000000001';
const OTHER = '00000000-0000-4000-8000-000000000002';
const THIRD = '00000000-0000-4000-8000-000000000003';
const LABELS = ['a', 'b', 'c', 'd'];
const facts = (named: string | null | undefined): ChangeFacts => ({
  ...(named && { original: { id: named, duplicate_of: null } }),
  duplicates: 0,
  isReviewer: true,
});
const event = (version: number, changes: Changes) => ({
  feedback_id: ID,
  version,
  actor: { id: 'u1', email: 'a@b.test' },
  changes,
  undo_of: null,
  created_at: '2026-11-24T08:00:00.000Z',
});

const items = fc
  .record({
    id: fc.constant(ID),
    status: fc.constantFrom(...FEEDBACK_STATUSES),
    assignee: fc.constantFrom(null, 'a@b.test', 'c@d.test'),
    labels: fc.subarray(LABELS),
    duplicate_of: fc.constantFrom(OTHER, THIRD),
    fixed_in: fc.constantFrom(null, 'abcdef1'),
    came_back_by: fc.constantFrom(null, THIRD),
  })
  .map((item) => (item.status === 'duplicate' ? item : { ...item, duplicate_of: null }))
  .map((item) => (item.status === 'resolved' ? item : { ...item, fixed_in: null }));
const patches = fc
  .record(
    {
      status: fc.constantFrom(...FEEDBACK_STATUSES),
      assignee: fc.constantFrom(null, 'a@b.test', 'c@d.test'),
      labels: fc.subarray(LABELS),
      add_labels: fc.subarray(LABELS),
      remove_labels: fc.subarray(LABELS),
      duplicate_of: fc.constantFrom(null, OTHER, THIRD),
      fixed_in: fc.constantFrom(null, 'abcdef2'),
      note: fc.constantFrom('', 'n'),
    },
    { requiredKeys: [] },
  )
  .filter((patch) => Object.keys(patch).length > 0);

it('change, then undo, leaves everything decided as it was, whatever was changed', () => {
  let undone = 0;
  fc.assert(
    fc.property(items, patches, (item, asked) => {
      const patch = FeedbackPatchSchema.parse({ version: 4, ...asked });
      const changed = planChange(item, patch, facts(patch.duplicate_of));
      if (!changed.ok) return;
      const undo = planUndo(event(5, changed.changes));
      const decided = Object.keys(changed.changes).filter((key) => key !== 'note');
      expect(undo === null).toBe(decided.length === 0);
      if (!undo) return;
      undone++;
      expect(undo.patch.version).toBe(5);
      const known = { ...facts(undo.patch.duplicate_of), undone: undo.undone };
      const back = planChange({ id: ID, ...changed.next }, undo.patch, known);
      expect(back).toMatchObject({ ok: true });
      if (!back.ok) return;
      expect({ id: ID, ...back.next }).toEqual(item);
      // An undo is a change as any other: it can be undone.
      const again = planUndo(event(6, back.changes));
      expect(again).not.toBeNull();
    }),
    { numRuns: 2000 },
  );
  expect(undone).toBeGreaterThan(500);
});

it('takes no note back, and nothing that this site cannot have decided', () => {
  expect(planUndo(event(2, { note: { from: null, to: 'Seen.' } }))).toBeNull();
  expect(planUndo(event(2, { came_back_by: { from: null, to: OTHER } }))).toBeNull();
  expect(planUndo(event(2, { status: { from: 'of a later version', to: 'new' } }))).toBeNull();
});
