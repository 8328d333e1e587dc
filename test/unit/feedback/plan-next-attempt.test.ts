import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  planNextAttempt,
  WAITS_MS,
  type AttemptPlan,
  type Outcome,
} from '#src/feedback/outbox/plan-next-attempt.ts';

const NOW = new Date('2026-11-24T08:00:00.000Z');
const answered = (status: number, retry_after_s: number | null = null): Outcome => ({
  kind: 'answered',
  status,
  retry_after_s,
});
const plan = (attempts: number, outcome: Outcome, random = 0) =>
  planNextAttempt({ attempts }, outcome, NOW, random);
const waitOf = ({ next_attempt_at }: AttemptPlan) =>
  next_attempt_at && (next_attempt_at.getTime() - NOW.getTime()) / 1000;

describe('planNextAttempt', () => {
  it.each([200, 201, 204, 299])('takes %i for delivered', (status) => {
    expect(plan(3, answered(status))).toEqual({
      status: 'delivered',
      attempts: 3,
      next_attempt_at: null,
      last_status: status,
      last_error: null,
      delivered_at: NOW,
    });
  });

  it('follows the schedule of Standard Webhooks, ten attempts in all', () => {
    const waits = Array.from({ length: 10 }, (_, n) => waitOf(plan(n + 1, answered(500))));
    const [minute, hour] = [60, 3600];
    expect(waits).toEqual([
      5,
      5 * minute,
      30 * minute,
      2 * hour,
      5 * hour,
      10 * hour,
      14 * hour,
      20 * hour,
      24 * hour,
      null,
    ]);
    expect(plan(9, answered(500)).status).toBe('pending');
    expect(plan(10, answered(500))).toMatchObject({ status: 'failed', last_status: 500 });
  });

  it('stops at once where nobody is any more', () => {
    expect(plan(1, answered(410))).toMatchObject({ status: 'failed', next_attempt_at: null });
  });

  it('says why a redirect did not count', () => {
    const { status, last_status, last_error } = plan(1, answered(302));
    expect({ status, last_status }).toEqual({ status: 'pending', last_status: 302 });
    expect(last_error).toBe('redirects are not followed');
  });

  it('waits as long as it is asked to, but no longer than a day', () => {
    expect(waitOf(plan(1, answered(429, 120)))).toBe(120);
    expect(waitOf(plan(2, answered(503, 1)))).toBe(300);
    expect(waitOf(plan(1, answered(503, 999_999_999)))).toBe(86_400);
  });

  it('does not count an attempt that the server itself broke off', () => {
    expect(plan(4, { kind: 'interrupted' })).toMatchObject({
      status: 'pending',
      attempts: 3,
      next_attempt_at: NOW,
    });
  });

  it('whatever comes, settles or waits for a later time, and never longer than planned', () => {
    const outcomes = fc.oneof(
      fc.record({
        kind: fc.constant('answered' as const),
        status: fc.integer({ min: 200, max: 599 }),
        retry_after_s: fc.option(fc.nat()),
      }),
      fc.record({ kind: fc.constant('unanswered' as const), error: fc.string() }),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        outcomes,
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (attempts, outcome, random) => {
          const next = plan(attempts, outcome, random);
          const wait = next.next_attempt_at && next.next_attempt_at.getTime() - NOW.getTime();
          expect(next.status === 'pending').toBe(wait !== null);
          expect(next.status === 'delivered').toBe(next.delivered_at !== null);
          expect(next.attempts).toBe(attempts);
          if (wait === null) return;
          expect(attempts).toBeLessThanOrEqual(WAITS_MS.length);
          expect(wait).toBeGreaterThanOrEqual(WAITS_MS[attempts - 1]!);
          expect(wait).toBeLessThanOrEqual(86_400_000 * 1.1);
        },
      ),
    );
  });

  it('gives up after the tenth attempt, however the attempts failed', () => {
    const failures = fc.array(fc.constantFrom(answered(500), answered(404), answered(301)), {
      minLength: 10,
      maxLength: 10,
    });
    fc.assert(
      fc.property(failures, (outcomes) => {
        const statuses = outcomes.map((outcome, n) => plan(n + 1, outcome).status);
        expect(statuses).toEqual([...Array<string>(9).fill('pending'), 'failed']);
      }),
    );
  });
});
