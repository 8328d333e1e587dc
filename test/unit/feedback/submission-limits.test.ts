import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  NETWORK_LIMIT,
  openSubmissionLimits,
  READER_LIMIT,
  type Sender,
  type SubmissionLimits,
} from '#src/feedback/submission-limits.ts';
import { submitFeedback } from '#src/feedback/submit-feedback.ts';
import { feedbackInput } from './feedback-input.ts';
import { openTestQueue } from './open-test-queue.ts';

let queue: Awaited<ReturnType<typeof openTestQueue>>;
let limits: SubmissionLimits;
beforeEach(async () => {
  queue = await openTestQueue();
  limits = openSubmissionLimits(queue.db, 'a secret');
});
afterEach(async () => {
  vi.useRealTimers();
  await queue.close();
});

const stranger: Sender = { userId: null, address: '192.0.2.1' };

function send(sender: Sender = stranger, input = feedbackInput()) {
  const context = queue.context({ takeTurn: (trx) => limits.take(trx, sender) });
  return submitFeedback(queue.db, input, context);
}

async function sendMany(times: number, sender?: Sender) {
  const results = await Promise.all(Array.from({ length: times }, () => send(sender)));
  return results.filter(({ outcome }) => outcome === 'stored').length;
}

const readCounters = () => queue.db.selectFrom('feedback_rate').selectAll().execute();

describe('limits on submissions', () => {
  it('store as many as a network may send, also of those that come together', async () => {
    expect(await sendMany(NETWORK_LIMIT + 20)).toBe(NETWORK_LIMIT);
    const refused = await send();
    expect(refused).toEqual({ outcome: 'limited', wait_seconds: expect.any(Number) });
    const wait = 'wait_seconds' in refused ? refused.wait_seconds : 0;
    expect(wait).toBeGreaterThan(3500);
    expect(wait).toBeLessThanOrEqual(3600);
    expect(await send({ ...stranger, address: '192.0.2.2' })).toMatchObject({ outcome: 'stored' });
  });

  it('hold for a reader wherever they are, and leave others at that place alone', async () => {
    const reader = { userId: 'u1', address: '192.0.2.1' };
    expect(await sendMany(READER_LIMIT + 5, reader)).toBe(READER_LIMIT);
    expect(await send({ ...reader, address: '192.0.2.9' })).toMatchObject({ outcome: 'limited' });
    expect(await send({ ...reader, userId: 'u2' })).toMatchObject({ outcome: 'stored' });
    expect(await send()).toMatchObject({ outcome: 'stored' });
  });

  it('take one customer of IPv6 for one network', async () => {
    expect(await sendMany(NETWORK_LIMIT, { userId: null, address: '2001:db8::1' })).toBe(60);
    const same = { userId: null, address: '2001:db8:0:0:ffff::2' };
    expect(await send(same)).toMatchObject({ outcome: 'limited' });
    const other = { userId: null, address: '2001:db8:0:1::1' };
    expect(await send(other)).toMatchObject({ outcome: 'stored' });
  });

  it('are not used up by repeats, refused input and what was refused for them', async () => {
    const input = feedbackInput();
    await send(stranger, input);
    const before = await readCounters();
    await send(stranger, input);
    await send(stranger, { ...input, comment: 'other' });
    await send(stranger, feedbackInput({ page: '/nope/' }));
    expect(await readCounters()).toEqual(before);
    await sendMany(NETWORK_LIMIT);
    expect(await send()).toMatchObject({ outcome: 'limited' });
    expect((await readCounters()).map(({ points }) => points)).toEqual([NETWORK_LIMIT]);
    expect(await send(stranger, input)).toMatchObject({ outcome: 'repeated' });
  });

  it('are over after an hour, and forgotten', async () => {
    await sendMany(NETWORK_LIMIT);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_601_000 });
    expect(await send({ userId: null, address: '192.0.2.7' })).toMatchObject({ outcome: 'stored' });
    expect(await readCounters()).toHaveLength(1);
    expect(await send()).toMatchObject({ outcome: 'stored' });
  });

  it('name nobody', async () => {
    await send({ userId: 'user-one', address: '192.0.2.1' });
    const kept = JSON.stringify(await readCounters());
    expect(kept).not.toMatch(/192|user-one|network|reader/);
  });
});
