import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decideFeedback } from '#src/feedback/decide-feedback.ts';
import { submitFeedback } from '#src/feedback/submit-feedback.ts';
import { feedbackInput } from './feedback-input.ts';
import { openTestQueue } from './open-test-queue.ts';

let queue: Awaited<ReturnType<typeof openTestQueue>>;
let woken = 0;
const outbox = { wake: () => void (woken += 1) };
beforeEach(async () => {
  queue = await openTestQueue();
  woken = 0;
});
afterEach(() => queue.close());
const decide = (id: string, version: number, told: typeof outbox | null = outbox) =>
  decideFeedback(
    queue.db,
    id,
    { status: 'triaged', version },
    {
      actor: { id: 'u1', email: 'reviewer@sandbox.test' },
      isReviewer: async () => true,
      now: new Date('2026-11-24T08:00:00.000Z'),
      outbox: told,
    },
  );
async function submit(input = feedbackInput()) {
  const result = await submitFeedback(queue.db, input, queue.context({ outbox }));
  return 'id' in result ? result.id : '';
}
const list = () => queue.db.selectFrom('webhook_delivery').selectAll().orderBy('version').execute();

describe('a message to the receiver', () => {
  it('is written for each new and each changed item, due at once', async () => {
    const id = await submit();
    await decide(id, 1);
    expect(await list()).toMatchObject([
      {
        feedback_id: id,
        type: 'feedback.created',
        version: 1,
        status: 'pending',
        attempts: 0,
        next_attempt_at: '2026-11-23T12:00:00.000Z',
      },
      { feedback_id: id, type: 'feedback.changed', version: 2, status: 'pending' },
    ]);
    expect(woken).toBe(2);
  });

  it('is not written for a repeat, a stale decision, or one that changes nothing', async () => {
    const input = feedbackInput();
    const id = await submit(input);
    await submit(input);
    await decide(id, 7);
    await decide(id, 1);
    await decide(id, 2);
    expect(await list()).toHaveLength(2);
    expect(woken).toBe(2);
  });

  it('is not written while nobody is to be told', async () => {
    await decide(await queue.add(), 1, null);
    expect(await list()).toEqual([]);
  });

  it('falls with the item where either cannot be stored', async () => {
    await queue.db.schema.alterTable('webhook_delivery').renameTo('elsewhere').execute();
    await expect(submit()).rejects.toThrow(/webhook_delivery/);
    expect(await queue.db.selectFrom('feedback').selectAll().execute()).toEqual([]);
  });

  it('that was withheld is due again with the next decision', async () => {
    const id = await submit();
    await queue.db.updateTable('webhook_delivery').set({ status: 'withheld' }).execute();
    await decide(id, 1);
    expect((await list()).map(({ status }) => status)).toEqual(['pending', 'pending']);
  });
});
