import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decideFeedback } from '#src/feedback/decide-feedback.ts';
import { findFeedback } from '#src/feedback/find-feedback.ts';
import { listFeedbackEvents } from '#src/feedback/list-feedback-events.ts';
import { openTestQueue } from './open-test-queue.ts';

let queue: Awaited<ReturnType<typeof openTestQueue>>;
beforeEach(async () => {
  queue = await openTestQueue();
});
afterEach(() => queue.close());
const reviewer = { id: 'u1', email: 'reviewer@sandbox.test' };
const NOW = new Date('2026-11-24T08:00:00.000Z');
const context = {
  actor: reviewer,
  isReviewer: async (email: string) => email === reviewer.email,
  now: NOW,
  outbox: null,
};

describe('decideFeedback', () => {
  it('changes the status and writes who, when, from and to', async () => {
    const id = await queue.add();
    const result = await decideFeedback(queue.db, id, { status: 'triaged', version: 1 }, context);
    expect(result).toMatchObject({ outcome: 'changed', item: { status: 'triaged', version: 2 } });
    expect(await findFeedback(queue.db, id)).toEqual('item' in result && result.item);
    expect(await listFeedbackEvents(queue.db, id)).toEqual([
      {
        feedback_id: id,
        version: 2,
        actor: reviewer,
        changes: { status: { from: 'new', to: 'triaged' } },
        undo_of: null,
        created_at: NOW.toISOString(),
      },
    ]);
  });

  it('lets one of two reviewers win, and tells the other', async () => {
    const id = await queue.add();
    const results = await Promise.all([
      decideFeedback(queue.db, id, { status: 'resolved', version: 1 }, context),
      decideFeedback(queue.db, id, { status: 'spam', version: 1 }, context),
    ]);
    const outcomes = results.map((result) => result.outcome);
    expect(outcomes.sort()).toEqual(['changed', 'stale']);
    expect(await listFeedbackEvents(queue.db, id)).toHaveLength(1);
  });

  it.each([0, 2, 99])('changes nothing for the version %i', async (version) => {
    const id = await queue.add();
    const before = await findFeedback(queue.db, id);
    const result = await decideFeedback(queue.db, id, { status: 'spam', version }, context);
    expect(result.outcome).toBe('stale');
    expect(await findFeedback(queue.db, id)).toEqual(before);
    expect(await listFeedbackEvents(queue.db, id)).toEqual([]);
  });

  it('leaves no trace of a change that changes nothing', async () => {
    const id = await queue.add();
    const result = await decideFeedback(queue.db, id, { status: 'new', version: 1 }, context);
    expect(result).toMatchObject({ outcome: 'unchanged', item: { version: 1 } });
    expect(await listFeedbackEvents(queue.db, id)).toEqual([]);
  });

  it('undoes the change when its audit row cannot be written', async () => {
    const id = await queue.add();
    const taken = { feedback_id: id, version: 2, actor_id: 'x', actor_email: 'x', changes: '{}' };
    await queue.db
      .insertInto('feedback_event')
      .values({ ...taken, created_at: NOW.toISOString() })
      .execute();
    const patch = { status: 'spam', version: 1 } as const;
    await expect(decideFeedback(queue.db, id, patch, context)).rejects.toThrow(/UNIQUE/);
    expect(await findFeedback(queue.db, id)).toMatchObject({ status: 'new', version: 1 });
  });

  it('finds no item under an unknown id', async () => {
    const patch = { status: 'spam', version: 1 } as const;
    const result = await decideFeedback(queue.db, 'nope', patch, context);
    expect(result).toEqual({ outcome: 'not_found' });
  });
});
