import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FeedbackListQuerySchema, FeedbackPatchSchema } from '#src/contracts/feedback.ts';
import { decideFeedback } from '#src/feedback/decide-feedback.ts';
import { deleteOwnFeedback } from '#src/feedback/delete-own-feedback.ts';
import { findFeedback } from '#src/feedback/find-feedback.ts';
import { findSender } from '#src/feedback/find-sender.ts';
import { listFeedbackEvents } from '#src/feedback/list-feedback-events.ts';
import { listFeedback } from '#src/feedback/list-feedback.ts';
import { listOwnFeedback } from '#src/feedback/list-own-feedback.ts';
import { submitFeedback } from '#src/feedback/submit-feedback.ts';
import { registry } from '#src/registry/registry.ts';
import { feedbackInput } from './feedback-input.ts';
import { openTestQueue } from './open-test-queue.ts';

const NOW = new Date('2026-11-24T08:00:00.000Z');
const CONTEXT = { now: NOW, outbox: null };
const ANN = { id: 'ann', email: 'ann@example.com' };
const BOB = { id: 'bob', email: 'bob@example.com' };
let queue: Awaited<ReturnType<typeof openTestQueue>>;
beforeEach(async () => {
  queue = await openTestQueue();
});
afterEach(() => queue.close());

const add = (comment: string, reader = ANN, minute = 0) =>
  queue.add(
    { comment, with_name: true },
    `2026-11-23T12:${String(minute).padStart(2, '0')}:00.000Z`,
    reader,
  );
const listIds = async (query: Record<string, unknown> = {}) => {
  const parsed = FeedbackListQuerySchema.parse(query);
  const result = await listFeedback(queue.db, registry, parsed, NOW);
  return result.ok ? result.list : { items: [], next_cursor: null };
};
async function decide(id: string, patch: Record<string, unknown>) {
  const item = await findFeedback(queue.db, id);
  const result = await decideFeedback(
    queue.db,
    id,
    FeedbackPatchSchema.parse({ version: item?.version, ...patch }),
    { actor: { id: 'r', email: 'r@example.com' }, isReviewer: async () => true, ...CONTEXT },
  );
  expect(result.outcome).toBe('changed');
}

describe('with_name', () => {
  it('keeps who sent it, for readers who say so', async () => {
    const named = await add('named');
    const nameless = await queue.add({ comment: 'nameless' }, undefined, ANN);
    expect(await findSender(queue.db, named)).toBe(ANN.email);
    expect(await findSender(queue.db, nameless)).toBeNull();
    const { items } = await listIds();
    expect(JSON.stringify(items)).not.toMatch(/ann|reader/);
  });

  it('is refused signed out, and the repeat of a stored one is not', async () => {
    const input = feedbackInput({ comment: 'x', with_name: true });
    const signedOut = queue.context();
    expect(await submitFeedback(queue.db, input, signedOut)).toMatchObject({
      outcome: 'invalid',
      errors: [{ field: 'with_name' }],
    });
    await submitFeedback(queue.db, input, queue.context({ reader: ANN }));
    expect(await submitFeedback(queue.db, input, signedOut)).toMatchObject({ outcome: 'repeated' });
    const nameless = { ...input, with_name: false };
    expect((await submitFeedback(queue.db, nameless, signedOut)).outcome).toBe('id_reused');
  });
});

describe('deleteOwnFeedback', () => {
  it('removes one item with words, labels and history, and nobody else’s', async () => {
    const mine = await add('umbrella mine');
    const other = await add('umbrella other', BOB);
    await decide(mine, { labels: ['wording'], note: 'umbrella' });
    expect(await deleteOwnFeedback(queue.db, ANN.id, { id: other }, CONTEXT)).toBe(0);
    expect(await deleteOwnFeedback(queue.db, ANN.id, { id: 'nope' }, CONTEXT)).toBe(0);
    expect(await deleteOwnFeedback(queue.db, ANN.id, { id: mine }, CONTEXT)).toBe(1);
    expect(await findFeedback(queue.db, mine)).toBeNull();
    expect(await listFeedbackEvents(queue.db, mine)).toEqual([]);
    expect((await listIds({ label: 'wording' })).items).toEqual([]);
    expect((await listIds({ q: 'umbrella' })).items.map(({ id }) => id)).toEqual([other]);
  });

  it('leaves no words behind that the next item would be found by', async () => {
    await add('umbrella');
    await deleteOwnFeedback(queue.db, ANN.id, 'all', CONTEXT);
    await queue.add({});
    expect((await listIds({ q: 'umbrella' })).items).toEqual([]);
  });

  it('gives the place of an original to the oldest of its duplicates', async () => {
    const original = await add('first');
    const [heir, third] = [await add('second', BOB, 1), await add('third', BOB, 2)];
    for (const id of [third, heir]) await decide(id, { duplicate_of: original });
    await decide(original, { status: 'in_progress', assignee: 'r@example.com' });
    await deleteOwnFeedback(queue.db, ANN.id, 'all', CONTEXT);
    expect(await findFeedback(queue.db, heir)).toMatchObject({
      status: 'in_progress',
      assignee: 'r@example.com',
      duplicate_of: null,
      version: 3,
    });
    expect(await findFeedback(queue.db, third)).toMatchObject({
      status: 'duplicate',
      duplicate_of: heir,
    });
    const [, last] = await listFeedbackEvents(queue.db, heir);
    expect(last).toMatchObject({
      version: 3,
      actor: { id: 'reader', email: 'a reader' },
      changes: { duplicate_of: { from: original, to: null }, status: { to: 'in_progress' } },
    });
  });

  it('deletes all at once, duplicates of each other too', async () => {
    const [first, second] = [await add('first'), await add('second', ANN, 1)];
    const other = await add('third', BOB, 2);
    for (const id of [second, other]) await decide(id, { duplicate_of: first });
    expect(await deleteOwnFeedback(queue.db, ANN.id, 'all', CONTEXT)).toBe(2);
    expect((await listIds()).items.map(({ id }) => id)).toEqual([other]);
    expect(await listOwnFeedback(queue.db, ANN.id)).toEqual({ items: [], total: 0 });
    expect(await findFeedback(queue.db, other)).toMatchObject({
      duplicate_of: null,
      status: 'new',
    });
  });

  it('does not end a search that stood at the deleted item', async () => {
    const ids = [];
    for (let minute = 0; minute < 5; minute += 1) ids.push(await add('umbrella', ANN, minute));
    const page = await listIds({ q: 'umbrella', limit: 2 });
    await deleteOwnFeedback(queue.db, ANN.id, { id: page.items[1]!.id }, CONTEXT);
    const rest = await listIds({ q: 'umbrella', cursor: page.next_cursor });
    expect(rest.items.map(({ id }) => id)).toEqual([ids[2], ids[1], ids[0]]);
  });
});
