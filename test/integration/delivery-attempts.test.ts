import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { resendDelivery } from '#src/feedback/outbox/resend-delivery.ts';
import type { FeedbackTables } from '#src/feedback/tables.ts';
import { openDatabase } from '#src/server/db.ts';
import { readItem, startReceiver } from '#test/support/webhook-receiver.ts';
import { openDesk, type OpenDesk } from './delivery-desk.ts';

let desk: OpenDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

describe('a receiver that fails', () => {
  it('three times gets the same id each time, with the body as it is by then, and takes it once', async () => {
    desk.receiver.answerWith((_, number) => (number <= 3 ? 500 : 204));
    const id = await desk.submit({ comment: 'Where?' });
    await desk.deliver();
    await desk.queue.db.updateTable('feedback').set({ comment: null }).execute();
    while (await desk.passTime()) await desk.deliver();
    expect(new Set(desk.receiver.messages.map((message) => message.id)).size).toBe(1);
    expect(desk.receiver.messages.map(({ event }) => readItem(event).item.comment)).toEqual([
      'Where?',
      null,
      null,
      null,
    ]);
    expect(desk.receiver.taken()).toMatchObject([{ data: { item: { id } } }]);
    expect(await desk.log()).toMatchObject([
      { status: 'delivered', attempts: 4, last_status: 204 },
    ]);
    expect(desk.receiver.refused).toEqual([]);
  });

  it('for ever gets ten attempts, and one more when somebody asks', async () => {
    desk.receiver.answerWith(() => 503);
    await desk.submit();
    while (await desk.passTime()) await desk.deliver();
    expect(desk.receiver.messages).toHaveLength(10);
    const [failed] = await desk.log();
    expect(failed).toMatchObject({ status: 'failed', attempts: 10, last_status: 503 });
    desk.receiver.answerWith(() => 200);
    const actor = { email: 'reviewer@sandbox.test' };
    expect(await resendDelivery(desk.queue.db, failed!.id, actor, desk.clock)).toBe(true);
    await desk.deliver();
    expect(await desk.log()).toMatchObject([
      { id: failed!.id, status: 'delivered', attempts: 1, resent_by: actor.email },
    ]);
    expect(await resendDelivery(desk.queue.db, failed!.id, actor, desk.clock)).toBe(false);
  });

  it('with 410 is not asked again', async () => {
    desk.receiver.answerWith(() => 410);
    await desk.submit();
    while (await desk.passTime()) await desk.deliver();
    expect(desk.receiver.messages).toHaveLength(1);
    expect(await desk.log()).toMatchObject([{ status: 'failed', last_status: 410 }]);
  });

  it('with a redirect is not followed', async () => {
    const elsewhere = await startReceiver();
    desk.receiver.answerWith((response) => {
      response.writeHead(307, { Location: elsewhere.url }).end();
      return null;
    });
    await desk.submit();
    await desk.deliver();
    expect(elsewhere.messages).toEqual([]);
    expect(await desk.log()).toMatchObject([
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
    await desk.submit();
    desk.receiver.answerWith(late);
    await desk.deliver({ timeout_ms: 100 });
    expect(await desk.log()).toMatchObject([
      { status: 'pending', last_status: null, last_error: 'no answer within 0.1 seconds' },
    ]);
    desk.receiver.answerWith(broken);
    await desk.passTime();
    await desk.deliver();
    expect((await desk.log())[0]?.last_error).toContain('the connection broke');
    desk.receiver.answerWith(() => 204);
    await desk.passTime();
    await desk.deliver();
    expect(await desk.log()).toMatchObject([
      { status: 'delivered', attempts: 3, last_error: null },
    ]);
  });
});

describe('a receiver that is not there', () => {
  it('is tried again once it is', async () => {
    await desk.receiver.stop();
    await desk.submit();
    await desk.deliver();
    expect(await desk.log()).toMatchObject([
      { status: 'pending', last_error: 'nothing listens at the address (ECONNREFUSED)' },
    ]);
    desk.receiver = await startReceiver();
    await desk.passTime();
    await desk.deliver();
    expect(desk.receiver.taken()).toHaveLength(1);
  });
});

describe('the order', () => {
  it('of an item’s messages is kept; other items do not wait', async () => {
    desk.receiver.answerWith((_, number) => (number <= 1 ? 500 : 204));
    const first = await desk.submit();
    await desk.deliver();
    const other = await desk.submit();
    await desk.decide(first, 1);
    await desk.decide(first, 2);
    for (let n = 0; n < 10 && (await desk.passTime()); n += 1) await desk.deliver();
    const told = desk.receiver.taken().map((event) => {
      const { item, change } = readItem(event);
      return [item.id, event.type, change?.version];
    });
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
    for (let n = 0; n < 20; n += 1) await desk.submit();
    const db = openDatabase<FeedbackTables>(desk.queue.dataDir);
    let sent = 1;
    while (sent > 0) {
      const counts = await Promise.all([desk.deliver(), desk.deliver({ db })]);
      sent = counts[0] + counts[1];
    }
    await db.destroy();
    expect(desk.receiver.messages).toHaveLength(20);
    expect(desk.receiver.taken()).toHaveLength(20);
  });

  it('leave to each other what one has in hand, until its lease is over', async () => {
    await desk.submit();
    desk.receiver.answerWith(() => null);
    const stopping = new AbortController();
    const dying = desk.deliver({}, stopping.signal);
    await expect.poll(() => desk.receiver.messages.length).toBe(1);
    desk.wait(29_000);
    expect(await desk.deliver()).toBe(0);
    desk.wait(2_000);
    desk.receiver.answerWith(() => 204);
    expect(await desk.deliver()).toBe(1);
    stopping.abort();
    await dying;
    // The first one comes too late to say what became of it.
    expect(await desk.log()).toMatchObject([{ status: 'delivered', attempts: 2 }]);
  });

  it('put back what they break off when they stop', async () => {
    await desk.submit();
    desk.receiver.answerWith(() => null);
    const stopping = new AbortController();
    const sending = desk.deliver({}, stopping.signal);
    await expect.poll(() => desk.receiver.messages.length).toBe(1);
    stopping.abort();
    await sending;
    expect(await desk.log()).toMatchObject([{ status: 'pending', attempts: 0 }]);
    desk.receiver.answerWith(() => 204);
    expect(await desk.deliver()).toBe(1);
    expect(desk.receiver.taken()).toHaveLength(1);
  });
});

describe('what may not leave', () => {
  it('is withheld without a request', async () => {
    const id = await desk.submit({ comment: 'Buy now' });
    await desk.queue.db
      .updateTable('feedback')
      .set({ status: 'spam' })
      .where('id', '=', id)
      .execute();
    await desk.deliver();
    expect(desk.receiver.messages).toEqual([]);
    expect(await desk.log()).toMatchObject([{ status: 'withheld', attempts: 0 }]);
    expect(await desk.passTime()).toBe(false);
  });
});
