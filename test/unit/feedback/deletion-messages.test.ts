import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyRetention, ROWS_AT_ONCE } from '#src/feedback/retention/apply-retention.ts';
import { openTestQueue } from './open-test-queue.ts';

let queue: Awaited<ReturnType<typeof openTestQueue>>;
beforeEach(async () => {
  queue = await openTestQueue();
});
afterEach(() => queue.close());

const NOW = new Date('2026-11-24T08:00:00.000Z');
const DAY_MS = 86_400_000;
/** So many days ago, and so many milliseconds more. */
const ago = (days: number, ms = 0) => new Date(NOW.getTime() - days * DAY_MS - ms).toISOString();
const deleteOld = (changes: Partial<Parameters<typeof applyRetention>[2]> = {}) =>
  applyRetention(
    queue.db,
    { anonymise_until: null, delete_until: ago(730) },
    { now: () => NOW, outbox: null, pause: () => Promise.resolve(), ...changes },
  );

describe('what tells the receiver of a deletion', () => {
  const farewell = (id: string, created_at: string) =>
    queue.db
      .insertInto('webhook_delivery')
      .values({
        id,
        feedback_id: 'gone',
        type: 'feedback.deleted',
        version: Number(id.slice(4)),
        status: 'delivered',
        attempts: 1,
        created_at,
      })
      .execute();

  it('is forgotten itself after the same period', async () => {
    await farewell('msg_1', ago(730));
    await farewell('msg_2', ago(730, -1));
    await deleteOld();
    const left = await queue.db.selectFrom('webhook_delivery').select('id').execute();
    expect(left).toEqual([{ id: 'msg_2' }]);
  });

  it('has the time of its own transaction, however long the run takes', async () => {
    const due = Array.from({ length: ROWS_AT_ONCE + 1 }, (_, n) => queue.add({}, ago(800, n)));
    const ids = await Promise.all(due);
    await queue.db
      .insertInto('webhook_delivery')
      .values(
        ids.map((feedback_id) => ({
          id: `msg_${feedback_id}`,
          feedback_id,
          type: 'feedback.created',
          version: 1,
          status: 'delivered',
          attempts: 1,
          created_at: ago(800),
        })),
      )
      .execute();
    let clock = NOW.getTime();
    const later = { now: () => new Date(clock), pause: async () => void (clock += DAY_MS) };
    await deleteOld(later);
    const times = queue.db.selectFrom('webhook_delivery').select('created_at').distinct();
    expect((await times.execute()).map(({ created_at }) => created_at).sort()).toEqual([
      ago(0),
      ago(-1),
    ]);
  });
});
