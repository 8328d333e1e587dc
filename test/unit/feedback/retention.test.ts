import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { describeRetention } from '#src/contracts/retention.ts';
import { decideFeedback } from '#src/feedback/decide-feedback.ts';
import { findFeedback } from '#src/feedback/find-feedback.ts';
import { listFeedbackEvents } from '#src/feedback/list-feedback-events.ts';
import { applyRetention, ROWS_AT_ONCE } from '#src/feedback/retention/apply-retention.ts';
import { PARTS_OF_AN_ITEM } from '#src/feedback/delete-feedback.ts';
import { planRetention } from '#src/feedback/retention/plan-retention.ts';
import { openTestQueue } from './open-test-queue.ts';

let queue: Awaited<ReturnType<typeof openTestQueue>>;
beforeEach(async () => {
  queue = await openTestQueue();
});
afterEach(() => queue.close());

const NOW = new Date('2026-11-24T08:00:00.000Z');
const SETTINGS = { anonymise_after_days: 180, delete_after_days: 730 };
const DAY_MS = 86_400_000;
/** So many days ago, and so many milliseconds more. */
const ago = (days: number, ms = 0) => new Date(NOW.getTime() - days * DAY_MS - ms).toISOString();
const context = {
  outbox: null,
  pause: () => Promise.resolve(),
};
const forget = (now = NOW, changes: Partial<Parameters<typeof applyRetention>[2]> = {}) =>
  applyRetention(queue.db, planRetention(SETTINGS, now), {
    ...context,
    now: () => now,
    ...changes,
  });
const decide = async (id: string, patch: Record<string, unknown>) => {
  const version = (await findFeedback(queue.db, id))?.version ?? 0;
  const actor = { id: 'u1', email: 'reviewer@sandbox.test' };
  const result = await decideFeedback(
    queue.db,
    id,
    { ...patch, version },
    { actor, isReviewer: async () => true, now: NOW, outbox: { wake: () => {} } },
  );
  if (result.outcome !== 'changed') throw new Error(JSON.stringify(result));
};
const find = (id: string) =>
  queue.db.selectFrom('feedback').selectAll().where('id', '=', id).executeTakeFirst();
const findWords = async (word: string) =>
  (await sql`select rowid from feedback_text where feedback_text match ${word}`.execute(queue.db))
    .rows.length;

describe('planRetention', () => {
  it('knows the moments until which items are due', () => {
    expect(planRetention(SETTINGS, NOW)).toEqual({
      anonymise_until: '2026-05-28T08:00:00.000Z',
      delete_until: '2024-11-24T08:00:00.000Z',
    });
    expect(planRetention({ anonymise_after_days: null, delete_after_days: null }, NOW)).toEqual({
      anonymise_until: null,
      delete_until: null,
    });
  });
});

describe('describeRetention', () => {
  it.each([
    [
      180,
      730,
      'After 180 days we remove your words and who sent them; after 730 days we delete the rest.',
    ],
    [1, null, 'After 1 day we remove your words and who sent them.'],
    [null, 30, 'We delete what you send after 30 days.'],
    [null, null, 'We keep what you send until we delete it by hand.'],
  ])('says %s and %s days in words', (anonymise_after_days, delete_after_days, words) => {
    expect(describeRetention({ anonymise_after_days, delete_after_days })).toBe(words);
  });
});

describe('anonymising', () => {
  it('takes the words in the moment in which they are 180 days old, and not before', async () => {
    const due = await queue.add({ comment: 'Ancient', excerpt: 'Stone' }, ago(180));
    const young = await queue.add({ comment: 'Fresh' }, ago(180, -1));
    expect(await forget()).toEqual({ anonymised: 1, deleted: 0 });
    expect(await find(due)).toMatchObject({
      comment: null,
      excerpt: null,
      body_hash: '',
      anonymised_at: NOW.toISOString(),
      helpful: 0,
      page: '/guides/plan-and-credit-blocks/',
    });
    expect(await find(young)).toMatchObject({ comment: 'Fresh', anonymised_at: null });
    expect([
      await findWords('ancient'),
      await findWords('stone'),
      await findWords('fresh'),
    ]).toEqual([0, 0, 1]);
  });

  it('removes what reviewers noted, and keeps that they did', async () => {
    const id = await queue.add({ comment: 'Old' }, ago(200));
    await decide(id, { status: 'triaged', note: 'Ann Smith asked this' });
    await forget();
    const [event] = await listFeedbackEvents(queue.db, id);
    expect(event?.changes).toEqual({
      status: { from: 'new', to: 'triaged' },
      note: { from: null, to: null },
    });
  });

  it('does nothing twice', async () => {
    const id = await queue.add({ comment: 'Old' }, ago(200));
    await forget();
    expect(await forget(new Date(NOW.getTime() + 1000))).toEqual({ anonymised: 0, deleted: 0 });
    expect((await find(id))?.anonymised_at).toBe(NOW.toISOString());
  });

  it('takes a late repeat of the same submission for the same', async () => {
    const submission_id = '6f1d2c0e-2b60-4d6c-9a58-0c7f5a3c1e11';
    const id = await queue.add({ submission_id, comment: 'Old' }, ago(200));
    await forget();
    await expect(queue.add({ submission_id, comment: 'Old' })).rejects.toThrow('repeated');
    expect((await find(id))?.comment).toBeNull();
  });

  it('goes on after a crash between two transactions', async () => {
    const many = ROWS_AT_ONCE + 5;
    for (let n = 0; n < many; n += 1) await queue.add({ comment: 'Old' }, ago(200, n));
    const crash = () => Promise.reject(new Error('crash'));
    await expect(forget(NOW, { pause: crash })).rejects.toThrow('crash');
    expect(await findWords('old')).toBe(5);
    expect(await forget()).toEqual({ anonymised: 5, deleted: 0 });
    expect(await findWords('old')).toBe(0);
  });

  it('begins no transaction once it is to stop', async () => {
    await queue.add({ comment: 'Old' }, ago(200));
    expect(await forget(NOW, { signal: AbortSignal.abort() })).toMatchObject({ anonymised: 0 });
  });
});

describe('deleting', () => {
  it('removes an item of 730 days with all its parts, and none that is younger', async () => {
    const due = await queue.add({ comment: 'Ancient' }, ago(730));
    const young = await queue.add({ comment: 'Younger' }, ago(730, -1));
    await decide(due, { status: 'triaged', labels: ['billing'], note: 'x' });
    expect(await forget()).toEqual({ anonymised: 1, deleted: 1 });
    expect(await find(due)).toBeUndefined();
    for (const table of PARTS_OF_AN_ITEM) {
      expect(await queue.db.selectFrom(table).selectAll().execute()).toEqual([]);
    }
    expect(await findWords('ancient')).toBe(0);
    expect(await find(young)).toBeDefined();
    expect(await forget()).toEqual({ anonymised: 0, deleted: 0 });
  });

  it('knows every table that belongs to an item', async () => {
    const { rows } = await sql<{ name: string }>`
      select distinct sqlite_master.name as name
      from sqlite_master join pragma_foreign_key_list(sqlite_master.name) as link
      where link."table" = 'feedback' and sqlite_master.name <> 'feedback'`.execute(queue.db);
    expect(rows.map(({ name }) => name).sort()).toEqual([...PARTS_OF_AN_ITEM].sort());
  });

  it('makes the oldest duplicate the original, with the status and the reviewer of the first', async () => {
    const original = await queue.add({}, ago(800));
    const second = await queue.add({}, ago(100));
    const heir = await queue.add({}, ago(150));
    await decide(original, { status: 'in_progress', assignee: 'ann@sandbox.test' });
    for (const id of [second, heir]) await decide(id, { duplicate_of: original });
    await forget(NOW, { outbox: { wake: () => {} } });
    expect(await find(original)).toBeUndefined();
    expect(await find(heir)).toMatchObject({
      status: 'in_progress',
      assignee: 'ann@sandbox.test',
      duplicate_of: null,
      version: 3,
    });
    expect(await find(second)).toMatchObject({ status: 'duplicate', duplicate_of: heir });
    const events = await listFeedbackEvents(queue.db, second);
    expect(events.at(-1)).toMatchObject({
      actor: { email: 'the retention period' },
      changes: { duplicate_of: { from: original, to: heir } },
    });
    const told = await queue.db
      .selectFrom('webhook_delivery')
      .select(['feedback_id', 'version'])
      .where('version', '=', 3)
      .execute();
    expect(told.map(({ feedback_id }) => feedback_id).sort()).toEqual([heir, second].sort());
  });

  it('removes an original and its duplicates together, also where the duplicates are older', async () => {
    const original = await queue.add({}, ago(800));
    const older = await queue.add({}, ago(900));
    const younger = await queue.add({}, ago(750));
    for (const id of [older, younger]) await decide(id, { duplicate_of: original });
    expect(await forget()).toEqual({ anonymised: 0, deleted: 3 });
  });

  it('lets a duplicate go that nobody can read', async () => {
    const original = await queue.add({}, ago(800));
    const broken = await queue.add({}, ago(100));
    await decide(broken, { duplicate_of: original });
    await queue.db.updateTable('feedback').set({ codes: 'x' }).where('id', '=', broken).execute();
    expect(await forget()).toMatchObject({ deleted: 1 });
    expect((await find(broken))?.duplicate_of).toBeNull();
  });
});
