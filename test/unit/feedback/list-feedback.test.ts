import { CompiledQuery } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FeedbackListQuerySchema } from '#src/contracts/feedback.ts';
import { decideFeedback } from '#src/feedback/decide-feedback.ts';
import { listFeedback, selectPage } from '#src/feedback/list-feedback.ts';
import { registry } from '#src/registry/registry.ts';
import { openTestQueue } from './open-test-queue.ts';

let queue: Awaited<ReturnType<typeof openTestQueue>>;
beforeEach(async () => {
  queue = await openTestQueue();
});
afterEach(() => queue.close());
const NOW = new Date('2026-11-24T08:00:00.000Z');
const reviewer = { id: 'u1', email: 'reviewer@sandbox.test' };

async function list(query: Record<string, unknown> = {}) {
  const result = await listFeedback(queue.db, registry, FeedbackListQuerySchema.parse(query));
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.list;
}

describe('listFeedback', () => {
  it('walks every item once, newest first, also those of one moment', async () => {
    const ids = new Set<string>();
    for (let index = 0; index < 7; index++) {
      ids.add(await queue.add({}, `2026-11-23T12:00:0${Math.floor(index / 3)}.000Z`));
    }
    const seen: string[] = [];
    const times: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await list({ limit: 2, ...(cursor ? { cursor } : {}) });
      expect(page.items.length).toBeGreaterThan(0);
      seen.push(...page.items.map((item) => item.id));
      times.push(...page.items.map((item) => item.created_at));
      cursor = page.next_cursor;
    } while (cursor);
    expect(seen).toHaveLength(7);
    expect(new Set(seen)).toEqual(ids);
    expect(times).toEqual([...times].sort().reverse());
  });

  it('is not shifted by what arrives while somebody reads', async () => {
    const old = await queue.add({}, '2026-11-23T12:00:00.000Z');
    const newer = await queue.add({}, '2026-11-23T12:00:01.000Z');
    const first = await list({ limit: 1 });
    await queue.add({}, '2026-11-23T12:00:02.000Z');
    const second = await list({ limit: 1, cursor: first.next_cursor });
    expect([first.items[0]?.id, second.items[0]?.id]).toEqual([newer, old]);
    expect(second.next_cursor).toBeNull();
  });

  it('filters by status, by page in any spelling, and by both', async () => {
    const field = await queue.add({ page: '/fields/' });
    const home = await queue.add({ page: '/' });
    await decideFeedback(queue.db, home, { status: 'spam', version: 1 }, reviewer, NOW);
    const idsOf = async (query: object) => (await list({ ...query })).items.map((item) => item.id);
    expect(await idsOf({ status: 'spam' })).toEqual([home]);
    expect(await idsOf({ page: '/fields' })).toEqual([field]);
    expect(await idsOf({ page: '/', status: 'new' })).toEqual([]);
    expect(await idsOf({ page: '/', status: 'spam' })).toEqual([home]);
  });

  it('leaves out what cannot be read, says which, and goes on behind it', async () => {
    const old = await queue.add({}, '2026-11-23T12:00:00.000Z');
    const broken = await queue.add({}, '2026-11-23T12:00:01.000Z');
    await queue.db
      .updateTable('feedback')
      .set({ status: 'lost', codes: '[' })
      .where('id', '=', broken)
      .execute();
    const query = FeedbackListQuerySchema.parse({ limit: 1 });
    const result = await listFeedback(queue.db, registry, query);
    if (!result.ok) throw new Error('was refused');
    expect(result).toMatchObject({ list: { items: [] }, unreadable: [broken] });
    const rest = await list({ cursor: result.list.next_cursor });
    expect(rest.items.map((item) => item.id)).toEqual([old]);
  });

  it('refuses a cursor and a page that are none', async () => {
    const query = FeedbackListQuerySchema.parse({ cursor: 'abc', page: '/nope/' });
    const result = await listFeedback(queue.db, registry, query);
    expect(result.ok ? [] : result.errors.map((error) => error.field)).toEqual(['cursor', 'page']);
  });

  it.each([
    { status: undefined, page: undefined },
    { status: 'new', page: undefined },
    { status: undefined, page: '/' },
    { status: 'new', page: '/' },
  ])('reads a page of %j from an index, without sorting', async (filters) => {
    const after = { created_at: '2026-11-23T12:00:00.000Z', id: 'x' };
    const { sql, parameters } = selectPage(queue.db, filters, after, 50).compile();
    const explain = CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]);
    const plan = await queue.db.executeQuery<{ detail: string }>(explain);
    const details = plan.rows.map((step) => step.detail).join('; ');
    expect(details).toMatch(/SEARCH feedback USING INDEX .*\(created_at,id\)</);
    expect(details).not.toContain('TEMP B-TREE');
  });
});
