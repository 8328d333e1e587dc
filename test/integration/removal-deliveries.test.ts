import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deleteFeedback } from '#src/feedback/delete-feedback.ts';
import { LEASE_MS } from '#src/feedback/outbox/claim-due.ts';
import { anonymiseFeedback } from '#src/feedback/retention/anonymise-feedback.ts';
import { readItem } from '#test/support/webhook-receiver.ts';
import { openDesk, type OpenDesk } from './delivery-desk.ts';

let desk: OpenDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

describe('an item that is removed here', () => {
  const remover = () => ({
    now: desk.clock,
    outbox: desk.outbox,
    actor: { id: 'retention', email: 'the retention period' },
  });

  it('is to be forgotten by the receiver, once what it was told before has arrived', async () => {
    const id = await desk.submit({ comment: 'Where?' });
    await desk.deliver();
    await desk.decide(id, 1);
    desk.wait(1);
    await anonymiseFeedback(desk.queue.db, [id], desk.clock);
    while (await desk.passTime()) await desk.deliver();
    await deleteFeedback(desk.queue.db, [id], remover());
    while (await desk.passTime()) await desk.deliver();
    const [created, changed, anonymised, deleted] = desk.receiver.taken();
    expect([created, changed].map((event) => event?.type)).toEqual([
      'feedback.created',
      'feedback.changed',
    ]);
    expect(created && readItem(created).item.comment).toBe('Where?');
    expect(anonymised).toMatchObject({
      type: 'feedback.anonymised',
      data: { item: { id, comment: null }, change: null },
    });
    expect(deleted).toMatchObject({ type: 'feedback.deleted', data: { id } });
    expect(await desk.log()).toMatchObject([{ type: 'feedback.deleted', status: 'delivered' }]);
    expect(desk.receiver.taken()).toHaveLength(4);
  });

  it('is not told of where nothing of it ever left', async () => {
    const gone = await desk.submit({ comment: 'Where?' });
    const wordless = await desk.submit({ comment: 'Where?' });
    await anonymiseFeedback(desk.queue.db, [wordless], desk.clock);
    await deleteFeedback(desk.queue.db, [gone], remover());
    while (await desk.passTime()) await desk.deliver();
    expect(desk.receiver.taken()).toMatchObject([
      { type: 'feedback.created', data: { change: null } },
    ]);
  });

  it('is told of only once a message in hand has arrived or failed', async () => {
    desk.receiver.answerWith(() => 500);
    const id = await desk.submit();
    await desk.deliver();
    await deleteFeedback(desk.queue.db, [id], remover());
    expect(await desk.deliver()).toBe(0);
    const [deletion] = await desk.log();
    expect(Date.parse(deletion?.next_attempt_at ?? '') - desk.clock.getTime()).toBe(LEASE_MS);
  });

  it('is told of also where a message failed that may have arrived', async () => {
    desk.receiver.answerWith(() => 410);
    const id = await desk.submit();
    await desk.deliver();
    desk.receiver.answerWith(() => 204);
    await deleteFeedback(desk.queue.db, [id], remover());
    await desk.deliver();
    expect(desk.receiver.taken()).toMatchObject([{ type: 'feedback.deleted', data: { id } }]);
  });

  it('is told of also where a message was broken off that may have arrived', async () => {
    desk.receiver.answerWith(() => null);
    const id = await desk.submit();
    const stopping = new AbortController();
    const sending = desk.deliver({}, stopping.signal);
    await expect.poll(() => desk.receiver.messages.length).toBe(1);
    stopping.abort();
    await sending;
    await deleteFeedback(desk.queue.db, [id], remover());
    desk.receiver.answerWith(() => 204);
    while (await desk.passTime()) await desk.deliver();
    expect(desk.receiver.taken()).toMatchObject([{ type: 'feedback.deleted', data: { id } }]);
  });

  it('is told of once, also where two delete it at the same time', async () => {
    const id = await desk.submit();
    await desk.deliver();
    const counts = await Promise.all(
      [1, 2].map(() => deleteFeedback(desk.queue.db, [id], remover())),
    );
    expect(counts.sort()).toEqual([0, 1]);
    expect(await desk.log()).toMatchObject([{ type: 'feedback.deleted', feedback_id: id }]);
  });

  it('is told of later where there is no receiver for the moment', async () => {
    const id = await desk.submit();
    await desk.deliver();
    await deleteFeedback(desk.queue.db, [id], { ...remover(), outbox: null });
    await desk.deliver();
    expect(desk.receiver.taken()).toMatchObject([{}, { type: 'feedback.deleted', data: { id } }]);
  });
});
