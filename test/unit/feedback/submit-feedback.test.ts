import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FeedbackListQuerySchema } from '#src/contracts/feedback.ts';
import { findFeedback } from '#src/feedback/find-feedback.ts';
import { listFeedback } from '#src/feedback/list-feedback.ts';
import { submitFeedback } from '#src/feedback/submit-feedback.ts';
import { registry } from '#src/registry/registry.ts';
import { feedbackInput } from './feedback-input.ts';
import { openTestQueue } from './open-test-queue.ts';

let queue: Awaited<ReturnType<typeof openTestQueue>>;
beforeEach(async () => {
  queue = await openTestQueue();
});
afterEach(() => queue.close());
const NOW = new Date('2026-11-24T08:00:00.000Z');

async function list(query: Record<string, unknown> = {}) {
  const result = await listFeedback(queue.db, registry, FeedbackListQuerySchema.parse(query), NOW);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.list;
}

async function countRows() {
  const { count } = queue.db.fn;
  const row = await queue.db
    .selectFrom('feedback')
    .select(count<number>('id').as('rows'))
    .executeTakeFirstOrThrow();
  return Number(row.rows);
}

describe('submitFeedback', () => {
  it('stores what was said, where, and at which commit', async () => {
    const input = feedbackInput({ step: 'check-credits', category: 'wrong', comment: 'No.' });
    const sources = {
      [input.page]: {
        path: 'g.mdx',
        line: 1,
        anchors: { 'check-credits': { path: 'g.mdx', line: 5 } },
      },
    };
    const result = await submitFeedback(
      queue.db,
      input,
      queue.context({ build: { commit: 'abc', sources } }),
    );
    const item = await findFeedback(queue.db, result.outcome === 'stored' ? result.id : '');
    expect(item).toEqual({
      id: expect.any(String),
      submission_id: input.submission_id,
      page: '/guides/plan-and-credit-blocks/',
      step: 'check-credits',
      code: null,
      helpful: false,
      category: 'wrong',
      comment: 'No.',
      excerpt: null,
      commit: 'abc',
      source: { path: 'g.mdx', line: 5 },
      verdict: null,
      codes: [],
      status: 'new',
      assignee: null,
      labels: [],
      duplicate_of: null,
      spam_reasons: [],
      fixed_in: null,
      came_back_of: null,
      came_back_by: null,
      came_back_at: null,
      version: 1,
      created_at: '2026-11-23T12:00:00.000Z',
      updated_at: '2026-11-23T12:00:00.000Z',
      anonymised_at: null,
    });
  });

  it('makes one row of twenty at once, and gives all the same id', async () => {
    const input = feedbackInput({ comment: 'once' });
    const results = await Promise.all(
      Array.from({ length: 20 }, () => submitFeedback(queue.db, input, queue.context())),
    );
    const outcomes = results.map((result) => result.outcome).sort();
    expect(outcomes).toEqual([...Array<string>(19).fill('repeated'), 'stored']);
    expect(new Set(results.map((result) => 'id' in result && result.id)).size).toBe(1);
    expect(await countRows()).toBe(1);
  });

  it.each([
    { comment: 'other' },
    { helpful: true },
    { page: '/fields/' },
    { step: 'check-credits' },
    { code: 'ACCOUNT_MISMATCH' },
    { category: 'other' },
    { excerpt: 'A sentence.' },
    { share_readiness: { action: 'fix', target: 'fix-tasks/fix_x' } },
  ])('refuses the same id with %j and changes nothing', async (changes) => {
    const input = feedbackInput({ comment: 'first' });
    await submitFeedback(queue.db, input, queue.context());
    const other = feedbackInput({
      comment: 'first',
      ...changes,
      submission_id: input.submission_id,
    });
    expect(await submitFeedback(queue.db, other, queue.context())).toEqual({
      outcome: 'id_reused',
    });
    expect((await list()).items).toMatchObject([{ comment: 'first', helpful: false }]);
    expect(await countRows()).toBe(1);
  });

  it('stores nothing of a submission with an unknown name', async () => {
    const result = await submitFeedback(
      queue.db,
      feedbackInput({ page: '/nope/' }),
      queue.context(),
    );
    expect(result.outcome).toBe('invalid');
    expect(await countRows()).toBe(0);
  });

  it('asks for a verdict only when the reader shares it', async () => {
    const asked: unknown[] = [];
    const readVerdict = (share: unknown) => {
      asked.push(share);
      return Promise.resolve({ verdict: 'blocked' as const, codes: ['CREDIT_BALANCE_EXHAUSTED'] });
    };
    const share_readiness = { action: 'fix', target: 'fix-tasks/fix_x' };
    await submitFeedback(queue.db, feedbackInput(), queue.context({ readVerdict }));
    expect(asked).toEqual([]);
    await submitFeedback(
      queue.db,
      feedbackInput({ share_readiness }),
      queue.context({ readVerdict, now: NOW }),
    );
    expect(asked).toEqual([{ action: 'fix', target: { kind: 'fix-tasks', id: 'fix_x' } }]);
    expect((await list()).items).toMatchObject([
      { verdict: 'blocked', codes: ['CREDIT_BALANCE_EXHAUSTED'] },
      { verdict: null, codes: [] },
    ]);
  });
});
