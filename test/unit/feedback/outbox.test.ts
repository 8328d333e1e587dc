import { describe, expect, it } from 'vitest';
import { deliverEntry, type OutboxIo } from '#components/feedback/deliver-entry.ts';
import { newDraft } from '#components/feedback/draft.ts';
import {
  decideStep,
  describeWaiting,
  findNextTry,
  newEntry,
  planRetry,
  type Circumstances,
  type OutboxEntry,
} from '#components/feedback/outbox-entry.ts';
import type { SendResult } from '#components/feedback/send-feedback.ts';

const NOW = Date.parse('2026-11-24T08:00:00Z');
const MINUTE = 60_000;
const entryOf = (changes: Partial<OutboxEntry> = {}, named = false): OutboxEntry => {
  const draft = { ...newDraft(), helpful: 'false', comment: 'Hm.', named };
  return {
    ...newEntry({ page: '/', draft, share: null, website: '', session: 'me' }, NOW),
    ...changes,
  };
};

describe('decideStep', () => {
  const online: Circumstances = { now: NOW, isOnline: true, marker: 'me', isForced: true };
  const named = entryOf({}, true);
  const shared = newEntry(
    {
      page: '/',
      draft: newDraft(),
      share: { action: 'fix', target: 'a/b' },
      website: '',
      session: 'me',
    },
    NOW,
  );
  it.each<[string, OutboxEntry, Partial<Circumstances>, string]>([
    ['sends when asked', entryOf(), {}, 'send'],
    ['waits out the back-off by itself', entryOf(), { isForced: false }, 'wait'],
    ['sends by itself after it', entryOf(), { isForced: false, now: NOW + MINUTE }, 'send'],
    ['waits for a connection', entryOf(), { isOnline: false }, 'wait'],
    [
      'waits as long as the server asks, whoever pushes',
      entryOf({ not_before: NOW + 1 }),
      {},
      'wait',
    ],
    ['leaves a refused one to the reader', entryOf({ errors: [] }), {}, 'wait'],
    ['sends an anonymous one after sign-out', entryOf(), { marker: null }, 'send'],
    ['sends a named one in its session', named, {}, 'send'],
    ['drops a named one after sign-out', named, { marker: null }, 'drop'],
    ['drops a named one for the next person', named, { marker: 'you' }, 'drop'],
    ['drops a shared status for the next person', shared, { marker: 'you' }, 'drop'],
  ])('%s', (_, entry, given, expected) => {
    expect(decideStep(entry, { ...online, ...given })).toBe(expected);
  });
});

describe('planRetry', () => {
  it('waits twice as long each time, an hour at most', () => {
    const pauses = [0, 1, 2, 6, 7, 40].map((attempts) => {
      const next = planRetry(entryOf({ attempts }), NOW);
      return (next.retry_at - NOW) / MINUTE;
    });
    expect(pauses).toEqual([0.5, 1, 2, 32, 60, 60]);
  });

  it('heeds the server', () => {
    const next = planRetry(entryOf(), NOW, 5 * MINUTE);
    expect(next.not_before).toBe(NOW + 5 * MINUTE);
    expect(findNextTry([next, entryOf({ errors: [] })])).toBe(NOW + 5 * MINUTE);
    const words = describeWaiting(next, { now: NOW, isOnline: true });
    expect(words).toMatch(/asks to wait.*kept on this device.*after \d\d:\d\d/);
    expect(describeWaiting(next, { now: NOW, isOnline: false })).toMatch(/^You are offline/);
  });

  it('finds nothing to try by itself where the reader has to act', () => {
    expect(findNextTry([entryOf({ errors: [] })])).toBeNull();
  });
});

/** A device with one entry, and a server that gives these answers. */
function openDevice(entry: OutboxEntry, answers: SendResult[]) {
  const kept = new Map([[entry.draft.submission_id, entry]]);
  const sent: string[] = [];
  const queue: Promise<unknown>[] = [Promise.resolve()];
  const io: OutboxIo = {
    read: (id) => kept.get(id) ?? null,
    put: (each) => void kept.set(each.draft.submission_id, each),
    remove: (each) => void kept.delete(each.draft.submission_id),
    send: ({ draft }) => {
      sent.push(draft.submission_id);
      return Promise.resolve(answers.shift() ?? { outcome: 'unreachable' });
    },
    lock: (_, run) => {
      const next = queue.at(-1)!.then(run);
      queue.push(next);
      return next;
    },
    now: () => NOW,
    isOnline: () => true,
    marker: () => 'me',
    newId: () => 'new-id',
  };
  const id = entry.draft.submission_id;
  const deliver = () => deliverEntry(io, id, true, () => undefined);
  return { kept, sent, deliver, id, io };
}

describe('deliverEntry', () => {
  it('is sent once by two tabs', async () => {
    const device = openDevice(entryOf(), [{ outcome: 'stored' }, { outcome: 'stored' }]);
    const both = await Promise.all([device.deliver(), device.deliver()]);
    expect(both).toEqual([{ outcome: 'stored' }, { outcome: 'gone' }]);
    expect(device.sent).toEqual([device.id]);
    expect(device.kept.size).toBe(0);
  });

  it('stays under the same id without an answer', async () => {
    const device = openDevice(entryOf(), [{ outcome: 'unreachable', wait_ms: MINUTE }]);
    expect(await device.deliver()).toMatchObject({ outcome: 'waiting' });
    expect(device.kept.get(device.id)).toMatchObject({ attempts: 1, not_before: NOW + MINUTE });
  });

  it('keeps the text that was refused, and asks no more', async () => {
    const errors = [{ field: 'comment', message: 'Too long.' }];
    const device = openDevice(entryOf(), [{ outcome: 'refused', errors }]);
    expect(await device.deliver()).toEqual({ outcome: 'refused', errors });
    expect(await device.deliver()).toEqual({ outcome: 'refused', errors });
    expect(device.sent).toHaveLength(1);
    expect(device.kept.get(device.id)?.draft.comment).toBe('Hm.');
  });

  it('takes a new id for a changed text, and keeps it for repeats', async () => {
    const device = openDevice(entryOf(), [{ outcome: 'id_reused' }, { outcome: 'unreachable' }]);
    expect(await device.deliver()).toMatchObject({ outcome: 'waiting' });
    expect([...device.kept.keys()]).toEqual(['new-id']);
    expect(device.sent).toEqual([device.id, 'new-id']);
  });

  it('does not come back after it was discarded under way', async () => {
    const device = openDevice(entryOf(), []);
    const { send } = device.io;
    device.io.send = (entry) => {
      device.kept.clear();
      return send(entry);
    };
    expect(await device.deliver()).toEqual({ outcome: 'gone' });
    expect(device.kept.size).toBe(0);
  });
});
