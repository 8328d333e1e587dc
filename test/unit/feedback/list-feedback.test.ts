import { CompiledQuery } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FeedbackListQuerySchema } from '#src/contracts/feedback.ts';
import { decideFeedback } from '#src/feedback/decide-feedback.ts';
import { listFeedback } from '#src/feedback/list-feedback.ts';
import { selectFeedback } from '#src/feedback/select-feedback.ts';
import { registry } from '#src/registry/registry.ts';
import { openTestQueue } from './open-test-queue.ts';

let queue: Awaited<ReturnType<typeof openTestQueue>>;
beforeEach(async () => {
  queue = await openTestQueue();
});
afterEach(() => queue.close());
const NOW = new Date('2026-11-24T08:00:00.000Z');
const REVIEWER = 'reviewer@sandbox.test';
const context = {
  actor: { id: 'u1', email: REVIEWER },
  isReviewer: async () => true,
  now: NOW,
  outbox: null,
};

async function list(query: Record<string, unknown> = {}) {
  const result = await listFeedback(queue.db, registry, FeedbackListQuerySchema.parse(query), NOW);
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
    await decideFeedback(queue.db, home, { status: 'spam', version: 1 }, context);
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
    const result = await listFeedback(queue.db, registry, query, NOW);
    if (!result.ok) throw new Error('was refused');
    expect(result).toMatchObject({ list: { items: [] }, unreadable: [broken] });
    const rest = await list({ cursor: result.list.next_cursor });
    expect(rest.items.map((item) => item.id)).toEqual([old]);
  });

  it('refuses a cursor and a page that are none', async () => {
    const query = FeedbackListQuerySchema.parse({ cursor: 'abc', page: '/nope/' });
    const result = await listFeedback(queue.db, registry, query, NOW);
    expect(result.ok ? [] : result.errors.map((error) => error.field)).toEqual(['page', 'cursor']);
  });

  it.each([
    { equal: {} },
    { equal: { status: 'new' } },
    { equal: { page: '/' } },
    { equal: { status: 'new', page: '/' } },
    { equal: { step: 'check-credits' } },
    { equal: { code: 'ACCOUNT_MISMATCH' } },
    { equal: { category: 'wrong' } },
    { equal: { verdict: 'blocked' } },
    { equal: { helpful: 0 } },
    { equal: { status: 'new', helpful: 0 } },
    { equal: { assignee: null } },
    { equal: { assignee: 'a@b.test', status: 'new' } },
    { equal: {}, before: '2026-11-01T00:00:00.000Z' },
    { equal: {}, cameBack: true },
    { equal: {}, label: 'billing' },
    { equal: { status: 'new' }, label: 'billing' },
    { equal: {}, words: ['credits'] },
    { equal: { status: 'new' }, words: ['credits', 'fix'] },
  ])('reads a page of %j from an index, without sorting', async (filter) => {
    const after = { created_at: '2026-11-23T12:00:00.000Z', id: 'x' };
    const { sql, parameters } = selectFeedback(filter, after, 50).compile(queue.db);
    const explain = CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]);
    const plan = await queue.db.executeQuery<{ detail: string }>(explain);
    const details = plan.rows.map((step) => step.detail).join('; ');
    expect(details).not.toContain('TEMP B-TREE');
    // What leads is found by its own columns, not by reading the whole queue in order.
    if ('words' in filter) {
      expect(details).toMatch(/^SCAN feedback_text VIRTUAL TABLE INDEX \d+:.*</);
    } else if ('label' in filter) {
      expect(details).toMatch(/^SEARCH labelled USING COVERING INDEX .*\(label=\? AND .*</);
    } else {
      expect(details).toMatch(/^SEARCH feedback USING INDEX .*\(.*\(created_at,id\)</);
      for (const column of Object.keys(filter.equal)) expect(details).toContain(`${column}=?`);
    }
  });
});

describe('what narrows the list', () => {
  const comment = 'Wo stehen die Größen? Which balance pays_for a fix';
  const ids: Record<string, string> = {};
  beforeEach(async () => {
    ids['vote'] = await queue.add({ helpful: true, code: 'ACCOUNT_MISMATCH' });
    ids['step'] = await queue.add({ step: 'check-credits', category: 'wrong', comment });
    ids['quote'] = await queue.add({ excerpt: 'Below 1? Buy credits.' });
    const patch = { status: 'triaged', assignee: REVIEWER, labels: ['billing', 'prose'] } as const;
    await decideFeedback(
      queue.db,
      ids['step'],
      { ...patch, labels: [...patch.labels], version: 1 },
      context,
    );
  });
  const namesOf = async (query: object) => {
    const { items } = await list({ ...query });
    return items.map(({ id }) => Object.keys(ids).find((name) => ids[name] === id)).sort();
  };

  it.each<[object, string[]]>([
    [{ helpful: 'true' }, ['vote']],
    [{ helpful: 'false', status: 'new' }, ['quote']],
    [{ code: 'ACCOUNT_MISMATCH' }, ['vote']],
    [{ step: 'check-credits' }, ['step']],
    [{ category: 'wrong' }, ['step']],
    [{ verdict: 'blocked' }, []],
    [{ assignee: 'Reviewer@sandbox.test' }, ['step']],
    [{ assignee: 'none' }, ['quote', 'vote']],
    [{ label: 'Billing ' }, ['step']],
    [{ label: 'nothing' }, []],
    [{ age: '0' }, ['quote', 'step', 'vote']],
    [{ age: '7' }, []],
    [{ q: 'balance' }, ['step']],
    [{ q: 'BALAN pays' }, ['step']],
    [{ q: 'grossen' }, []],
    [{ q: 'größen' }, ['step']],
    [{ q: 'buy credits' }, ['quote']],
    [{ q: 'credits', status: 'triaged' }, []],
    [{ q: 'balance', label: 'prose' }, ['step']],
    [{ q: 'balance', label: 'other' }, []],
    [{ q: '"; drop table feedback; --' }, []],
  ])('%j finds %j', async (query, names) => {
    expect(await namesOf(query)).toEqual(names);
  });

  it('finds words of many items page by page, the newest first, each once', async () => {
    const all: string[] = [];
    for (let index = 0; index < 5; index++)
      all.unshift(await queue.add({ comment: `word ${index}` }));
    const first = await list({ q: 'word', limit: 2 });
    const second = await list({ q: 'word', limit: 2, cursor: first.next_cursor });
    const third = await list({ q: 'word', limit: 2, cursor: second.next_cursor });
    const seen = [first, second, third].flatMap(({ items }) => items.map(({ id }) => id));
    expect(seen).toEqual(all);
    expect(third.next_cursor).toBeNull();
  });

  it.each([
    [{ step: 'no-step' }, ['step']],
    [{ code: 'NO_CODE', page: '/nope/' }, ['page', 'code']],
    [{ q: '?!' }, ['q']],
  ])('refuses %j', async (query, fields) => {
    const parsed = FeedbackListQuerySchema.parse(query);
    const result = await listFeedback(queue.db, registry, parsed, NOW);
    expect(result.ok ? [] : result.errors.map(({ field }) => field)).toEqual(fields);
  });
});
