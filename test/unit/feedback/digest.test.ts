import { afterEach, beforeEach, expect, it } from 'vitest';
import { lastWholeDay } from '#src/contracts/digest.ts';
import { readDigest } from '#src/feedback/digest/read-digest.ts';
import { writeDigest } from '#src/feedback/digest/write-digest.ts';
import { recordUnknownCode } from '#src/feedback/record-unknown-code.ts';
import { openTestQueue } from './open-test-queue.ts';

let queue: Awaited<ReturnType<typeof openTestQueue>>;
beforeEach(async () => {
  queue = await openTestQueue();
});
afterEach(() => queue.close());
const SITE = 'https://help.example.com';
const digest = async (day = '2026-11-23') => writeDigest(await readDigest(queue.db, day, SITE));
const set = (id: string, values: object) =>
  queue.db.updateTable('feedback').set(values).where('id', '=', id).execute();

it('says of an empty day that it was one, in a line', async () => {
  expect(await digest()).toBe(
    'No new feedback on 23 Nov 2026. Nothing is open. https://help.example.com/review\n',
  );
  await queue.add({}, '2026-11-01T12:00:00.000Z');
  expect(await digest()).toBe(
    "No new feedback on 23 Nov 2026. Open: 1, of which 1 nobody's and 1 older than 14 days. " +
      'https://help.example.com/review\n',
  );
});

it('tells of a day in numbers and places, without a word of a reader', async () => {
  const resolved = await queue.add({ step: 'check-credits' }, '2026-10-01T12:00:00.000Z');
  await set(resolved, { status: 'resolved', updated_at: '2026-10-02T12:00:00.000Z' });
  const old = await queue.add({ helpful: true }, '2026-11-02T12:00:00.000Z');
  await set(old, { assignee: 'ann@sandbox.test' });
  const back = await queue.add(
    { step: 'check-credits', comment: 'I am Bob' },
    '2026-11-23T00:00:00.000Z',
  );
  const praise = await queue.add(
    { helpful: true, step: 'use-checkout' },
    '2026-11-23T23:59:59.999Z',
  );
  await set(await queue.add({ comment: 'Buy' }), { status: 'spam' });
  await queue.add({}, '2026-11-24T00:00:00.000Z');
  await recordUnknownCode(queue.db, 'OUT_OF_COFFEE', new Date('2026-11-23T09:00:00.000Z'));
  const text = await digest();
  expect(text).toBe(`Feedback of 23 Nov 2026

New: 2, of which 1 not helpful and 1 came back.
Open: 3, of which 2 nobody's and 1 older than 14 days.

By page
  /guides/plan-and-credit-blocks/: 2 new, 1 not helpful
    https://help.example.com/review?page=/guides/plan-and-credit-blocks/

By step
  check-credits: 1 new, 1 not helpful
    https://help.example.com/review?step=check-credits
  use-checkout: 1 new, 0 not helpful
    https://help.example.com/review?step=use-checkout

Came back after it was resolved
  23 Nov 2026: /guides/plan-and-credit-blocks/ check-credits
    https://help.example.com/review?item=${back}

Open the longest
  2 Nov 2026: /guides/plan-and-credit-blocks/
    https://help.example.com/review?item=${old}
  23 Nov 2026: /guides/plan-and-credit-blocks/ check-credits
    https://help.example.com/review?item=${back}
  23 Nov 2026: /guides/plan-and-credit-blocks/ use-checkout
    https://help.example.com/review?item=${praise}

Unknown codes
  OUT_OF_COFFEE: 1
  https://help.example.com/review/unknown-codes
`);
  expect(text).not.toMatch(/Bob|Buy|sandbox\.test/);
});

it('covers the last whole day', () => {
  expect(lastWholeDay(new Date('2026-11-24T00:00:00.000Z'))).toBe('2026-11-23');
  expect(lastWholeDay(new Date('2026-11-24T23:59:59.999Z'))).toBe('2026-11-23');
});

it('lists no more than a mail should', async () => {
  const resolved = await queue.add({}, '2026-10-01T12:00:00.000Z');
  await set(resolved, { status: 'resolved', updated_at: '2026-10-02T12:00:00.000Z' });
  for (let n = 0; n < 12; n += 1) await queue.add();
  const text = await digest();
  expect(text).toContain('12 not helpful and 12 came back');
  expect(text).toContain('  and 2 more\n');
});
