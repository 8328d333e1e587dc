import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decideFeedback } from '#src/feedback/decide-feedback.ts';
import { findNextDue } from '#src/feedback/outbox/claim-due.ts';
import { createSender } from '#src/feedback/outbox/create-sender.ts';
import { deliverDue, type DeliveryDesk } from '#src/feedback/outbox/deliver-due.ts';
import { listDeliveries } from '#src/feedback/outbox/list-deliveries.ts';
import { resendDelivery } from '#src/feedback/outbox/resend-delivery.ts';
import { submitFeedback } from '#src/feedback/submit-feedback.ts';
import type { FeedbackTables } from '#src/feedback/tables.ts';
import { openDatabase } from '#src/server/db.ts';
import { RECEIVER_SECRET, startReceiver } from '#test/support/webhook-receiver.ts';
import { feedbackInput } from '../unit/feedback/feedback-input.ts';
import { openTestQueue } from '../unit/feedback/open-test-queue.ts';

const outbox = { wake: () => {} };
let queue: Awaited<ReturnType<typeof openTestQueue>>;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let clock: Date;
beforeEach(async () => {
  queue = await openTestQueue();
  receiver = await startReceiver();
  clock = new Date();
});
afterEach(async () => {
  await receiver.stop();
  await queue.close();
});

const desk = (changes: { db?: DeliveryDesk['db']; timeout_ms?: number } = {}): DeliveryDesk => ({
  db: changes.db ?? queue.db,
  send: createSender({
    url: receiver.url,
    secret: RECEIVER_SECRET,
    fetch,
    // Signatures are checked against the real clock.
    now: () => new Date(),
    timeout_ms: changes.timeout_ms ?? 10_000,
  }),
  now: () => clock,
  random: () => 0,
  onError: (error) => {
    throw error;
  },
});
const going = new AbortController().signal;
const deliver = (changes = {}, signal = going) => deliverDue(desk(changes), signal);
/** Lets the time pass until the next attempt; false where none is to come. */
async function passTime(): Promise<boolean> {
  const next = await findNextDue(queue.db);
  if (next !== null) clock = new Date(Math.max(Date.parse(next), clock.getTime()));
  return next !== null;
}
async function submit(changes: Record<string, unknown> = {}): Promise<string> {
  const input = feedbackInput(changes);
  const result = await submitFeedback(queue.db, input, queue.context({ outbox, now: clock }));
  return 'id' in result ? result.id : '';
}
const decide = (id: string, version: number) =>
  decideFeedback(
    queue.db,
    id,
    { status: version % 2 ? 'triaged' : 'resolved', version },
    {
      actor: { id: 'u1', email: 'r@sandbox.test' },
      isReviewer: async () => true,
      now: clock,
      outbox,
    },
  );
const log = async () => await listDeliveries(queue.db, undefined);

describe('a receiver that fails', () => {
  it('three times gets the same id each time, with the body as it is by then, and takes it once', async () => {
    receiver.answerWith((_, number) => (number <= 3 ? 500 : 204));
    const id = await submit({ comment: 'Where?' });
    await deliver();
    await queue.db.updateTable('feedback').set({ comment: null }).execute();
    while (await passTime()) await deliver();
    expect(new Set(receiver.messages.map((message) => message.id)).size).toBe(1);
    expect(receiver.messages.map(({ event }) => event.data.item.comment)).toEqual([
      'Where?',
      null,
      null,
      null,
    ]);
    expect(receiver.taken()).toMatchObject([{ data: { item: { id } } }]);
    expect(await log()).toMatchObject([{ status: 'delivered', attempts: 4, last_status: 204 }]);
    expect(receiver.refused).toEqual([]);
  });

  it('for ever gets ten attempts, and one more when somebody asks', async () => {
    receiver.answerWith(() => 503);
    await submit();
    while (await passTime()) await deliver();
    expect(receiver.messages).toHaveLength(10);
    const [failed] = await log();
    expect(failed).toMatchObject({ status: 'failed', attempts: 10, last_status: 503 });
    receiver.answerWith(() => 200);
    const actor = { email: 'reviewer@sandbox.test' };
    expect(await resendDelivery(queue.db, failed!.id, actor, clock)).toBe(true);
    await deliver();
    expect(await log()).toMatchObject([
      { id: failed!.id, status: 'delivered', attempts: 1, resent_by: actor.email },
    ]);
    expect(await resendDelivery(queue.db, failed!.id, actor, clock)).toBe(false);
  });

  it('with 410 is not asked again', async () => {
    receiver.answerWith(() => 410);
    await submit();
    while (await passTime()) await deliver();
    expect(receiver.messages).toHaveLength(1);
    expect(await log()).toMatchObject([{ status: 'failed', last_status: 410 }]);
  });

  it('with a redirect is not followed', async () => {
    const elsewhere = await startReceiver();
    receiver.answerWith((response) => {
      response.writeHead(307, { Location: elsewhere.url }).end();
      return null;
    });
    await submit();
    await deliver();
    expect(elsewhere.messages).toEqual([]);
    expect(await log()).toMatchObject([
      { status: 'pending', last_status: 307, last_error: 'redirects are not followed' },
    ]);
    await elsewhere.stop();
  });

  it('by answering late or by breaking off is tried again', async () => {
    const [late, broken] = [
      () => null,
      (response: { destroy: () => unknown }) => {
        response.destroy();
        return null;
      },
    ];
    await submit();
    receiver.answerWith(late);
    await deliver({ timeout_ms: 100 });
    expect(await log()).toMatchObject([
      { status: 'pending', last_status: null, last_error: 'no answer within 0.1 seconds' },
    ]);
    receiver.answerWith(broken);
    await passTime();
    await deliver();
    expect((await log())[0]?.last_error).toContain('the connection broke');
    receiver.answerWith(() => 204);
    await passTime();
    await deliver();
    expect(await log()).toMatchObject([{ status: 'delivered', attempts: 3, last_error: null }]);
  });
});

describe('a receiver that is not there', () => {
  it('is tried again once it is', async () => {
    await receiver.stop();
    await submit();
    await deliver();
    expect(await log()).toMatchObject([
      { status: 'pending', last_error: 'nothing listens at the address (ECONNREFUSED)' },
    ]);
    receiver = await startReceiver();
    await passTime();
    await deliver();
    expect(receiver.taken()).toHaveLength(1);
  });
});

describe('the order', () => {
  it('of an item’s messages is kept; other items do not wait', async () => {
    receiver.answerWith((_, number) => (number <= 1 ? 500 : 204));
    const first = await submit();
    await deliver();
    const other = await submit();
    await decide(first, 1);
    await decide(first, 2);
    for (let n = 0; n < 10 && (await passTime()); n += 1) await deliver();
    const told = receiver
      .taken()
      .map(({ type, data }) => [data.item.id, type, data.change?.version]);
    expect(told.filter(([id]) => id === first)).toEqual([
      [first, 'feedback.created', undefined],
      [first, 'feedback.changed', 2],
      [first, 'feedback.changed', 3],
    ]);
    expect(told[0]).toEqual([other, 'feedback.created', undefined]);
  });
});

describe('two processes', () => {
  it('send each message once', async () => {
    for (let n = 0; n < 20; n += 1) await submit();
    const db = openDatabase<FeedbackTables>(queue.dataDir);
    let sent = 1;
    while (sent > 0) {
      const counts = await Promise.all([deliver(), deliver({ db })]);
      sent = counts[0] + counts[1];
    }
    await db.destroy();
    expect(receiver.messages).toHaveLength(20);
    expect(receiver.taken()).toHaveLength(20);
  });

  it('leave to each other what one has in hand, until its lease is over', async () => {
    await submit();
    receiver.answerWith(() => null);
    const stopping = new AbortController();
    const dying = deliver({}, stopping.signal);
    await expect.poll(() => receiver.messages.length).toBe(1);
    clock = new Date(clock.getTime() + 29_000);
    expect(await deliver()).toBe(0);
    clock = new Date(clock.getTime() + 2_000);
    receiver.answerWith(() => 204);
    expect(await deliver()).toBe(1);
    stopping.abort();
    await dying;
    // The first one comes too late to say what became of it.
    expect(await log()).toMatchObject([{ status: 'delivered', attempts: 2 }]);
  });

  it('put back what they break off when they stop', async () => {
    await submit();
    receiver.answerWith(() => null);
    const stopping = new AbortController();
    const sending = deliver({}, stopping.signal);
    await expect.poll(() => receiver.messages.length).toBe(1);
    stopping.abort();
    await sending;
    expect(await log()).toMatchObject([{ status: 'pending', attempts: 0 }]);
    receiver.answerWith(() => 204);
    expect(await deliver()).toBe(1);
    expect(receiver.taken()).toHaveLength(1);
  });
});

describe('what may not leave', () => {
  it('is withheld without a request', async () => {
    const id = await submit({ comment: 'Buy now' });
    await queue.db.updateTable('feedback').set({ status: 'spam' }).where('id', '=', id).execute();
    await deliver();
    expect(receiver.messages).toEqual([]);
    expect(await log()).toMatchObject([{ status: 'withheld', attempts: 0 }]);
    expect(await passTime()).toBe(false);
  });
});
