import { describe, expect, it } from 'vitest';
import { createCheckoutWorkload } from '#test/support/crash/checkout-workload.ts';
import { createFeedbackWorkload } from '#test/support/crash/feedback-workload.ts';
import { createRunWorkload } from '#test/support/crash/run-workload.ts';
import { killServer } from '#test/support/kill-server.ts';

const ROUNDS = 5;

describe('a server that is killed again and again', { timeout: 180_000 }, () => {
  it('loses no run that it told of, runs none twice and keeps no credit of one that broke off', async () => {
    const workload = createRunWorkload();
    await killServer({ rounds: ROUNDS, ...workload });
    expect(workload.figures().acknowledged).toBeGreaterThan(ROUNDS);
  });

  it('loses no payment, delivers none twice and opens no second checkout', async () => {
    const workload = createCheckoutWorkload();
    await killServer({ rounds: ROUNDS, ...workload });
    expect(workload.figures().delivered).toBeGreaterThanOrEqual(ROUNDS);
  });

  it('has each item of feedback that it thanked for exactly once, and one of each repeat', async () => {
    const workload = createFeedbackWorkload();
    await killServer({ rounds: ROUNDS, ...workload });
    expect(workload.figures().acknowledged).toBeGreaterThan(ROUNDS);
  });
});
