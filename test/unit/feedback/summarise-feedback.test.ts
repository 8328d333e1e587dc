import { afterEach, beforeEach, expect, it } from 'vitest';
import { FeedbackSummarySchema } from '#src/contracts/feedback-summary.ts';
import { decideFeedback } from '#src/feedback/decide-feedback.ts';
import { recordUnknownCode } from '#src/feedback/record-unknown-code.ts';
import { submitFeedback } from '#src/feedback/submit-feedback.ts';
import { summariseFeedback } from '#src/feedback/summarise-feedback.ts';
import { feedbackInput } from './feedback-input.ts';
import { openTestQueue } from './open-test-queue.ts';

let queue: Awaited<ReturnType<typeof openTestQueue>>;
beforeEach(async () => {
  queue = await openTestQueue();
});
afterEach(() => queue.close());
const NOW = new Date('2026-11-24T08:00:00.000Z');
const RECENT = '2026-11-23T12:00:00.000Z';
const BEFORE = '2026-10-10T12:00:00.000Z';
const summarise = async () =>
  FeedbackSummarySchema.parse(await summariseFeedback(queue.db, 30, NOW));
const makeSpam = (id: string) =>
  decideFeedback(
    queue.db,
    id,
    { status: 'spam', version: 1 },
    {
      actor: { id: 'u1', email: 'a@b.test' },
      isReviewer: async () => true,
      outbox: null,
      now: NOW,
    },
  );
async function addBlocked(changes: object, now: string) {
  const share_readiness = { action: 'fix', target: 'fix-tasks/fix_ready' };
  await submitFeedback(queue.db, feedbackInput({ share_readiness, ...changes }), {
    ...queue.context({ now: new Date(now) }),
    readVerdict: async () => ({ verdict: 'blocked', codes: ['CREDIT_BALANCE_EXHAUSTED'] }),
  });
}

it('says nothing of nothing', async () => {
  expect(await summarise()).toMatchObject({ pages: [], steps: [], codes: [], unknown_codes: [] });
});

it('counts votes of the days and of those before, without spam', async () => {
  await queue.add({ helpful: true, step: 'check-credits' }, RECENT);
  await queue.add({ step: 'check-credits' }, RECENT);
  await queue.add({ step: 'check-credits' }, RECENT);
  await queue.add({ helpful: true, step: 'check-credits' }, BEFORE);
  await queue.add({ step: 'check-credits' }, '2025-01-01T00:00:00.000Z');
  await makeSpam(await queue.add({ step: 'check-credits' }, RECENT));
  const { pages, steps } = await summarise();
  const line = {
    votes: 3,
    helpful: 1,
    votes_before: 1,
    helpful_share_before: 1,
    open: 5,
    ageing: 2,
  };
  expect(steps).toMatchObject([{ name: 'check-credits', ...line }]);
  expect(pages).toMatchObject([{ name: '/guides/plan-and-credit-blocks/', ...line }]);
  expect(steps[0]?.helpful_share).toBeCloseTo(1 / 3);
  expect(steps[0]?.interval?.low).toBeGreaterThan(0.06);
  expect(steps[0]?.oldest_open).toBe('2025-01-01T00:00:00.000Z');
});

it('joins the doubts with what readers were told, worst first', async () => {
  await addBlocked({ step: 'check-credits' }, RECENT);
  await addBlocked({ step: 'check-credits' }, RECENT);
  await addBlocked({ step: 'check-credits', helpful: true }, RECENT);
  await queue.add({ step: 'use-checkout' }, RECENT);
  const { steps, pages } = await summarise();
  expect(steps.map(({ name }) => name)).toEqual(['check-credits', 'use-checkout']);
  expect(steps[0]?.verdicts).toEqual({ ready: 0, blocked: 2, stop: 0, unverified: 0 });
  expect(pages[0]?.stuck).toEqual([{ verdict: 'blocked', step: 'check-credits', readers: 2 }]);
});

it('counts each day of the period, also quiet ones', async () => {
  await queue.add({ helpful: true }, RECENT);
  await queue.add({}, RECENT);
  await queue.add({}, BEFORE);
  const { by_day, since } = await summarise();
  expect(by_day).toHaveLength(30);
  expect(since).toBe(`${by_day[0]?.day}T00:00:00.000Z`);
  expect(by_day.slice(-2)).toEqual([
    { day: '2026-11-23', helpful: 1, not_helpful: 1 },
    { day: '2026-11-24', helpful: 0, not_helpful: 0 },
  ]);
  expect(by_day.reduce((sum, { not_helpful }) => sum + not_helpful, 0)).toBe(1);
});

it('counts unknown codes of these days alone', async () => {
  for (const name of ['OUT_OF_COFFEE', 'out-of-coffee', 'NO_TEA']) {
    await recordUnknownCode(queue.db, name, NOW);
  }
  await recordUnknownCode(queue.db, 'LONG_AGO', new Date(BEFORE));
  expect((await summarise()).unknown_codes).toEqual([
    { name: 'OUT_OF_COFFEE', times: 2 },
    { name: 'NO_TEA', times: 1 },
  ]);
});

it('keeps no more different unknown codes a day than readers would bring', async () => {
  for (let index = 0; index < 500; index++)
    await recordUnknownCode(queue.db, `GUESS_${index}`, NOW);
  expect(await recordUnknownCode(queue.db, 'ONE_MORE', NOW)).toBe(false);
  expect(await recordUnknownCode(queue.db, 'GUESS_7', NOW)).toBe(true);
  expect(await recordUnknownCode(queue.db, 'not a code', NOW)).toBe(false);
});
