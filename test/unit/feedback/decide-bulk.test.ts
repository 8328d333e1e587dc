import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decideBulk } from '#src/feedback/decide-bulk.ts';
import { decideFeedback } from '#src/feedback/decide-feedback.ts';
import { findFeedback } from '#src/feedback/find-feedback.ts';
import { listFeedbackEvents } from '#src/feedback/list-feedback-events.ts';
import { undoChanges } from '#src/feedback/undo-changes.ts';
import { openTestQueue } from './open-test-queue.ts';

let queue: Awaited<ReturnType<typeof openTestQueue>>;
let ids: string[];
beforeEach(async () => {
  queue = await openTestQueue();
  ids = [await queue.add(), await queue.add(), await queue.add()];
});
afterEach(() => queue.close());
const context = {
  actor: { id: 'u1', email: 'reviewer@sandbox.test' },
  isReviewer: async (email: string) => email === 'reviewer@sandbox.test',
  now: new Date('2026-11-24T08:00:00.000Z'),
  outbox: null,
  batch: 'batch-1',
};
const seen = (version: number) => ids.map((id) => ({ id, version }));
const find = (id: string | undefined) => findFeedback(queue.db, id ?? '');

describe('decideBulk', () => {
  it('changes what is current, tells of the rest, and writes one event an item', async () => {
    const [first = '', second = '', third = ''] = ids;
    await decideFeedback(queue.db, second, { status: 'spam', version: 1 }, context);
    const change = { status: 'resolved', add_labels: ['wording'] } as const;
    const items = [...seen(1), { id: 'nope', version: 1 }];
    const bulk = { items, change: { ...change, add_labels: [...change.add_labels] } };
    const results = await decideBulk(queue.db, bulk, context);
    expect(results).toMatchObject([
      { id: first, outcome: 'done', version: 2 },
      { id: second, outcome: 'stale', version: 2 },
      { id: third, outcome: 'done', version: 2 },
      { id: 'nope', outcome: 'refused' },
    ]);
    expect(results[1]?.errors).toContainEqual({
      field: 'status',
      message: 'Is now "spam", by reviewer@sandbox.test.',
    });
    expect(await find(first)).toMatchObject({ status: 'resolved', labels: ['wording'] });
    expect(await find(second)).toMatchObject({ status: 'spam', labels: [] });
    for (const id of ids) expect(await listFeedbackEvents(queue.db, id)).toHaveLength(1);
  });

  it('refuses the original among its own duplicates, and one label too many', async () => {
    const [first = ''] = ids;
    const bulk = { items: seen(1), change: { duplicate_of: first } };
    const results = await decideBulk(queue.db, bulk, context);
    expect(results.map(({ outcome }) => outcome)).toEqual(['refused', 'done', 'done']);
    const labels = [...'abcdefghij'];
    await decideFeedback(queue.db, first, { labels, version: 1 }, context);
    const more = { items: [{ id: first, version: 2 }], change: { add_labels: ['k'] } };
    const [refused] = await decideBulk(queue.db, more, context);
    expect(refused).toMatchObject({ outcome: 'refused', errors: [{ field: 'labels' }] });
  });
});

describe('undoChanges', () => {
  it('takes a bulk back, and notes which version it took back', async () => {
    const change = { status: 'resolved', assignee: context.actor.email } as const;
    await decideBulk(queue.db, { items: seen(1), change }, context);
    const results = await undoChanges(queue.db, seen(2), context);
    expect(results.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
    for (const id of ids) {
      expect(await find(id)).toMatchObject({ status: 'new', assignee: null, version: 3 });
      expect((await listFeedbackEvents(queue.db, id)).at(-1)).toMatchObject({ undo_of: 2 });
    }
  });

  it('takes back duplicates whose original became one too, the last first', async () => {
    const [first = '', second = '', third = ''] = ids;
    await decideFeedback(queue.db, first, { duplicate_of: second, version: 1 }, context);
    const items = [
      { id: first, version: 2 },
      { id: second, version: 1 },
    ];
    const bulk = { items, change: { duplicate_of: third } };
    const moved = await decideBulk(queue.db, bulk, context);
    expect(moved.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
    const made = moved.map(({ id, version }) => ({ id, version: version ?? 0 }));
    const back = await undoChanges(queue.db, made, context);
    expect(back.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
    expect(await find(first)).toMatchObject({ status: 'duplicate', duplicate_of: second });
    expect(await find(second)).toMatchObject({ status: 'new', duplicate_of: null });
  });

  it('leaves alone what somebody has changed since, and what was never changed', async () => {
    const [first = '', second = ''] = ids;
    await decideFeedback(queue.db, first, { status: 'resolved', version: 1 }, context);
    await decideFeedback(queue.db, first, { note: 'Really.', version: 2 }, context);
    const results = await undoChanges(
      queue.db,
      [
        { id: first, version: 2 },
        { id: second, version: 1 },
        { id: 'nope', version: 1 },
      ],
      context,
    );
    expect(results).toMatchObject([
      { outcome: 'stale', version: 3 },
      { outcome: 'refused', errors: [{ message: 'There is no change that made version 1.' }] },
      { outcome: 'refused' },
    ]);
    expect(await find(first)).toMatchObject({ status: 'resolved', version: 3 });
  });
});
