import fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FEEDBACK_STATUSES } from '#src/contracts/feedback.ts';
import { decideFeedback } from '#src/feedback/decide-feedback.ts';
import { findFeedback } from '#src/feedback/find-feedback.ts';
import { listTallies, type Counted } from '#src/feedback/list-tallies.ts';
import { submitFeedback } from '#src/feedback/submit-feedback.ts';
import { feedbackInput } from './feedback-input.ts';
import { openTestQueue } from './open-test-queue.ts';

const item: Counted = {
  page: '/fields/',
  step: 'check-credits',
  code: null,
  helpful: false,
  verdict: 'blocked',
  status: 'new',
  created_at: '2026-11-24T23:59:59.999Z',
};

describe('listTallies', () => {
  it('counts a new item under its page and step', () => {
    const change = { day: '2026-11-24', verdict: 'blocked', votes: 1, helpful: 0, open: 1 };
    expect(listTallies(null, item)).toEqual([
      { ...change, kind: 'page', name: '/fields/', step: 'check-credits' },
      { ...change, kind: 'step', name: 'check-credits', step: '' },
    ]);
  });

  it('takes spam out, and all of what is gone', () => {
    const gone = [
      { votes: -1, open: -1 },
      { votes: -1, open: -1 },
    ];
    expect(listTallies(item, { ...item, status: 'spam' })).toMatchObject(gone);
    expect(listTallies(item, null)).toMatchObject(gone);
  });

  it('has nothing to say of a change that counts the same', () => {
    expect(listTallies(item, { ...item, status: 'triaged' })).toEqual([]);
    expect(listTallies(null, { ...item, status: 'spam' })).toEqual([]);
  });
});

describe('the daily counts', () => {
  let queue: Awaited<ReturnType<typeof openTestQueue>>;
  beforeEach(async () => {
    queue = await openTestQueue();
  });
  afterEach(() => queue.close());

  it('are what counting every item would give, whatever was sent and decided', async () => {
    const ids: string[] = [];
    const add = async (helpful: boolean, step: string | null, verdict: string | null) => {
      const share = { action: 'fix', target: 'fix-tasks/fix_ready' };
      const input = feedbackInput({ helpful, step, share_readiness: verdict ? share : null });
      const readVerdict = async () => ({ verdict: 'blocked' as const, codes: [] });
      const result = await submitFeedback(queue.db, input, queue.context({ readVerdict }));
      if (result.outcome === 'stored') ids.push(result.id);
    };
    const decide = async (at: number, status: (typeof FEEDBACK_STATUSES)[number]) => {
      const found = await findFeedback(queue.db, ids[at % ids.length] ?? '');
      if (!found) return;
      const now = new Date('2026-11-24T08:00:00.000Z');
      const actor = { id: 'u', email: 'a@b.test' };
      const patch = { status, version: found.version };
      await decideFeedback(queue.db, found.id, patch, {
        actor,
        now,
        isReviewer: async () => true,
        outbox: null,
      });
    };
    const steps = fc.sample(
      fc.oneof(
        fc.record({
          helpful: fc.boolean(),
          step: fc.constantFrom(null, 'check-credits', 'use-checkout'),
          verdict: fc.constantFrom(null, 'blocked'),
        }),
        fc.record({ at: fc.nat(50), status: fc.constantFrom(...FEEDBACK_STATUSES) }),
      ),
      { numRuns: 150, seed: 7 },
    );
    for (const step of steps) {
      if ('at' in step) await decide(step.at, step.status);
      else await add(step.helpful, step.step, step.verdict);
    }
    expect(ids.length).toBeGreaterThan(30);
    for (const kind of ['page', 'step']) {
      const counted = await sql`
        select ${sql.ref(kind)} as name, count(*) as votes, sum(helpful) as helpful,
          sum(case when status in ('new', 'triaged', 'in_progress') then 1 else 0 end) as open,
          sum(case when helpful = 0 and verdict = 'blocked' then 1 else 0 end) as blocked
        from feedback where status <> 'spam' and ${sql.ref(kind)} is not null
        group by 1 order by 1`.execute(queue.db);
      const kept = await sql`
        select name, sum(votes) as votes, sum(helpful) as helpful, sum(open) as open,
          sum(case when verdict = 'blocked' then votes else 0 end) as blocked
        from feedback_tally where kind = ${kind} group by 1 having sum(votes) > 0 order by 1`.execute(
        queue.db,
      );
      expect(kept.rows).toEqual(counted.rows);
    }
  });
});
