import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ItemEventSchema, OutboundEventSchema } from '#src/contracts/outbound-event.ts';
import { decideFeedback } from '#src/feedback/decide-feedback.ts';
import { renderEvent as renderAny } from '#src/feedback/outbox/render-event.ts';
import { releaseHeldFeedback } from '#src/feedback/release-held-feedback.ts';
import { anonymiseFeedback } from '#src/feedback/retention/anonymise-feedback.ts';
import { openTestQueue } from './open-test-queue.ts';

let queue: Awaited<ReturnType<typeof openTestQueue>>;
beforeEach(async () => {
  queue = await openTestQueue();
});
afterEach(() => queue.close());
const NOW = new Date('2026-11-24T08:00:00.000Z');
const context = {
  actor: { id: 'u1', email: 'reviewer@sandbox.test' },
  isReviewer: async () => true,
  now: NOW,
  outbox: { wake: () => {} },
};

const cause = (feedback_id: string, version = 1) => ({
  feedback_id,
  type: version === 1 ? 'feedback.created' : 'feedback.changed',
  version,
  created_at: NOW.toISOString(),
});
async function renderEvent(...args: Parameters<typeof renderAny>) {
  const event = await renderAny(...args);
  return event && ItemEventSchema.parse(event);
}
const set = (id: string, values: object) =>
  queue.db.updateTable('feedback').set(values).where('id', '=', id).execute();

describe('renderEvent', () => {
  it('tells of a new item without who sent it', async () => {
    const id = await queue.add({ step: 'check-credits', comment: 'Where?' });
    const event = await renderEvent(queue.db, cause(id));
    expect(OutboundEventSchema.parse(event)).toMatchObject({
      type: 'feedback.created',
      timestamp: NOW.toISOString(),
      data: {
        item: { id, step: 'check-credits', comment: 'Where?', assigned: false },
        change: null,
      },
    });
    expect(event?.data.item).not.toHaveProperty('submission_id');
  });

  it('tells what was changed, by an id, with no address and no note', async () => {
    const id = await queue.add({ comment: 'Where?' });
    const patch = {
      status: 'triaged' as const,
      assignee: 'ann@sandbox.test',
      labels: ['billing'],
      note: 'Ask in the secret channel.',
      version: 1,
    };
    await decideFeedback(queue.db, id, patch, context);
    const event = await renderEvent(queue.db, cause(id, 2));
    expect(event?.data.change).toEqual({
      version: 2,
      actor_id: 'u1',
      changes: {
        status: { from: 'new', to: 'triaged' },
        labels: { from: [], to: ['billing'] },
        assigned: { from: false, to: true },
      },
      note_added: true,
    });
    expect(JSON.stringify(event)).not.toMatch(/sandbox\.test|secret/);
  });

  it('is written when it is sent: words that are gone by then are not in it', async () => {
    const id = await queue.add({ comment: 'My name is Ann.', excerpt: 'A sentence.' });
    await anonymiseFeedback(queue.db, [id], NOW);
    const event = await renderEvent(queue.db, cause(id));
    expect(event?.data.item).toMatchObject({ comment: null, excerpt: null });
    expect(JSON.stringify(event)).not.toContain('Ann');
  });

  it('sends nothing of spam, of a row that nobody can read, and of one that is gone', async () => {
    const spam = await queue.add({ comment: 'Buy now' });
    await set(spam, { status: 'spam' });
    expect(await renderEvent(queue.db, cause(spam))).toBeNull();
    const broken = await queue.add();
    await set(broken, { codes: 'not json' });
    expect(await renderEvent(queue.db, cause(broken))).toBeNull();
    expect(await renderEvent(queue.db, cause('gone'))).toBeNull();
  });

  it('keeps a held item here until a reviewer has decided on its personal data', async () => {
    const id = await queue.add({ comment: 'Write to jane@example.com, it is unclear.' });
    expect(await renderEvent(queue.db, cause(id))).toBeNull();
    const decision = { id, version: 1, decision: 'remove' } as const;
    const wake = vi.fn();
    const listening = { ...context, outbox: { wake } };
    expect(await releaseHeldFeedback(queue.db, decision, listening)).toBe('released');
    expect(wake).toHaveBeenCalledOnce();
    const event = await renderEvent(queue.db, cause(id));
    expect(event?.data.item.comment).toContain('it is unclear');
    expect(JSON.stringify(event)).not.toContain('jane');
    const told = await queue.db.selectFrom('webhook_delivery').select('type').execute();
    expect(told).toEqual([{ type: 'feedback.changed' }]);
  });

  it('tells no more of a deleted item than which it was', async () => {
    const deletion = { ...cause('gone', 3), type: 'feedback.deleted' };
    expect(await renderAny(queue.db, deletion)).toEqual({
      type: 'feedback.deleted',
      timestamp: NOW.toISOString(),
      data: { id: 'gone' },
    });
  });

  it('lets no column out that it does not know', async () => {
    const id = await queue.add({ comment: 'Where?' });
    const row = await queue.db.selectFrom('feedback').selectAll().executeTakeFirstOrThrow();
    const { writeEvent } = await import('#src/feedback/outbox/render-event.ts');
    const personal = { ...row, reader_id: 'usr_1', reader_email: 'reader@sandbox.test' };
    const text = JSON.stringify(writeEvent(personal, cause(id), null));
    expect(text).toContain('Where?');
    expect(text).not.toMatch(/usr_1|reader@/);
  });
});
