import { CompiledQuery } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FeedbackPatch } from '#src/contracts/feedback.ts';
import { countDuplicates } from '#src/feedback/count-duplicates.ts';
import { decideFeedback } from '#src/feedback/decide-feedback.ts';
import { findFeedback } from '#src/feedback/find-feedback.ts';
import { listFeedbackEvents } from '#src/feedback/list-feedback-events.ts';
import { selectFixed } from '#src/feedback/mark-come-back.ts';
import { readAroundItem } from '#src/feedback/read-around-item.ts';
import { registry } from '#src/registry/registry.ts';
import { openTestQueue } from './open-test-queue.ts';

let queue: Awaited<ReturnType<typeof openTestQueue>>;
beforeEach(async () => {
  queue = await openTestQueue();
});
afterEach(() => queue.close());
const NOW = new Date('2026-11-24T08:00:00.000Z');
const KIND = { step: 'check-credits', category: 'unclear' };

async function find(id: string) {
  const item = await findFeedback(queue.db, id);
  if (!item) throw new Error(`No item ${id}`);
  return item;
}
async function decide(id: string, patch: Omit<FeedbackPatch, 'version'>) {
  const context = {
    actor: { id: 'u', email: 'a@b.test' },
    isReviewer: async () => true,
    outbox: null,
    now: NOW,
  };
  const { version } = await find(id);
  return decideFeedback(queue.db, id, { ...patch, version }, context);
}
const around = async (id: string) => await readAroundItem(queue.db, registry, await find(id), NOW);

it('marks the resolved item, by the site, and links both ways', async () => {
  const old = await queue.add(KIND);
  await decide(old, { status: 'resolved' });
  const other = await queue.add({ ...KIND, category: 'wrong' });
  const again = await queue.add(KIND, '2026-11-24T09:00:00.000Z');
  const later = await queue.add(KIND, '2026-11-24T10:00:00.000Z');
  expect(await find(old)).toMatchObject({
    came_back_by: again,
    came_back_at: '2026-11-24T09:00:00.000Z',
    version: 3,
  });
  expect(await find(other)).toMatchObject({ came_back_of: null });
  expect(await find(later)).toMatchObject({ came_back_of: old, version: 1 });
  expect((await listFeedbackEvents(queue.db, old)).at(-1)).toMatchObject({
    version: 3,
    actor: { email: 'site' },
    changes: { came_back_by: { from: null, to: again } },
  });
  expect((await around(old)).cameBackAs.map(({ id }) => id)).toEqual([later, again]);
  expect((await around(again)).cameBackOf?.id).toBe(old);
});

it('is fixed anew when it is resolved again, and can come back again', async () => {
  const old = await queue.add(KIND);
  await decide(old, { status: 'resolved', fixed_in: 'abcdef1' });
  await queue.add(KIND);
  await decide(old, { status: 'in_progress' });
  expect(await find(old)).toMatchObject({ fixed_in: null, came_back_by: expect.any(String) });
  await decide(old, { status: 'resolved' });
  expect(await find(old)).toMatchObject({ came_back_by: null, came_back_at: null });
  const third = await queue.add(KIND);
  expect(await find(old)).toMatchObject({ came_back_by: third });
});

it('finds the resolved item by the index of its kind', async () => {
  const report = { id: 'x', helpful: 0, status: 'new', created_at: '', page: '/', step: null };
  const asked = selectFixed(queue.db, { ...report, code: 'ACCOUNT_MISMATCH', category: null });
  const { sql, parameters } = asked.compile();
  const explain = CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]);
  const { rows } = await queue.db.executeQuery<{ detail: string }>(explain);
  expect(rows.map(({ detail }) => detail)).toEqual([
    expect.stringMatching(/^SEARCH feedback USING INDEX feedback_resolved_by_kind /),
  ]);
});

it('counts the duplicates of an original, and no longer those that were undone', async () => {
  const original = await queue.add(KIND);
  const [one, two] = [await queue.add(KIND), await queue.add(KIND)];
  await decide(one, { duplicate_of: original });
  await decide(two, { duplicate_of: original });
  expect(await countDuplicates(queue.db, [original, one])).toEqual(new Map([[original, 2]]));
  expect((await around(one)).original?.id).toBe(original);
  await decide(one, { duplicate_of: null });
  const { duplicates, others } = await around(original);
  expect(duplicates).toMatchObject({ count: 1, items: [{ id: two }] });
  expect(others.map(({ id }) => id)).toEqual([one]);
});
