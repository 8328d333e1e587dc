import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PROJECT_DIR } from '#src/app/paths.ts';
import { FeedbackListQuerySchema } from '#src/contracts/feedback.ts';
import type { HeldDecision } from '#src/contracts/held-feedback.ts';
import { findFeedback } from '#src/feedback/find-feedback.ts';
import { listFeedbackEvents } from '#src/feedback/list-feedback-events.ts';
import { listFeedback } from '#src/feedback/list-feedback.ts';
import { listHeldFeedback } from '#src/feedback/list-held-feedback.ts';
import { openHeldFeedback } from '#src/feedback/open-held-feedback.ts';
import { releaseHeldFeedback } from '#src/feedback/release-held-feedback.ts';
import { registry } from '#src/registry/registry.ts';
import { openTestQueue } from './open-test-queue.ts';

let queue: Awaited<ReturnType<typeof openTestQueue>>;
beforeEach(async () => {
  queue = await openTestQueue();
});
afterEach(() => queue.close());
const context = {
  outbox: null,
  actor: { id: 'u1', email: 'reviewer@sandbox.test' },
  now: new Date('2026-11-24T08:00:00.000Z'),
};
const comment = 'Unclear. Write to jane@x.com, or +44 20 7946 0958.';
const excerpt = 'Card 4242 4242 4242 4242';

async function search(q: string) {
  const query = FeedbackListQuerySchema.parse({ q });
  const result = await listFeedback(queue.db, registry, query, context.now);
  return result.ok ? result.list.items.map(({ id }) => id) : [];
}
const decide = (id: string, version: number, decision: HeldDecision) =>
  releaseHeldFeedback(queue.db, { id, version, decision }, context);

describe('held feedback', () => {
  it('is listed without its words, and found nowhere else', async () => {
    const id = await queue.add({ comment, excerpt, step: 'check-credits' });
    await queue.add({ comment: 'Unclear all the same' });
    expect(await listHeldFeedback(queue.db)).toEqual([
      {
        id,
        page: '/guides/plan-and-credit-blocks/',
        step: 'check-credits',
        code: null,
        created_at: '2026-11-23T12:00:00.000Z',
        kinds: ['email', 'card', 'phone'],
      },
    ]);
    expect(await findFeedback(queue.db, id)).toBeNull();
    expect(await search('unclear')).toHaveLength(1);
    const rows = await queue.db.selectFrom('feedback_text').select('rowid').execute();
    expect(rows).toHaveLength(1);
  });

  it('shows its words with what was found, and keeps who saw them', async () => {
    const id = await queue.add({ comment: 'To jane@x.com!' });
    const item = await openHeldFeedback(queue.db, id, context);
    expect(item).toMatchObject({
      version: 2,
      excerpt: [],
      comment: [
        { text: 'To ', kind: null },
        { text: 'jane@x.com', kind: 'email' },
        { text: '!', kind: null },
      ],
    });
    expect(await listFeedbackEvents(queue.db, id)).toMatchObject([
      { version: 2, actor: context.actor, changes: { personal_opened: { to: true } } },
    ]);
    expect(await findFeedback(queue.db, id)).toBeNull();
  });

  it.each<[HeldDecision, string | null, string | null, string[]]>([
    [
      'remove',
      'Unclear. Write to [e-mail address], or [phone number].',
      'Card [card number]',
      ['unclear', 'card'],
    ],
    ['keep', comment, excerpt, ['unclear', 'jane', '4242']],
    ['delete', null, null, []],
  ])('after "%s" is an item like all others', async (decision, said, quoted, found) => {
    const id = await queue.add({ comment, excerpt });
    expect(await decide(id, 1, decision)).toBe('released');
    const item = await findFeedback(queue.db, id);
    expect(item).toMatchObject({ comment: said, excerpt: quoted, version: 2, status: 'new' });
    for (const word of ['unclear', 'jane', '4242', 'card']) {
      const isIndexed = found.includes(word) || (decision === 'keep' && word === 'card');
      expect([word, await search(word)]).toEqual([word, isIndexed ? [id] : []]);
    }
    const events = JSON.stringify(await listFeedbackEvents(queue.db, id));
    expect(events).toContain(decision);
    expect(events).not.toMatch(/jane|4242|7946|Unclear/);
    expect(await listHeldFeedback(queue.db)).toEqual([]);
    expect(await decide(id, 2, 'delete')).toBe('not_found');
  });

  it('changes nothing for who saw another version', async () => {
    const id = await queue.add({ comment });
    await openHeldFeedback(queue.db, id, context);
    await openHeldFeedback(queue.db, id, context);
    expect(await decide(id, 2, 'delete')).toBe('stale');
    expect(await listFeedbackEvents(queue.db, id)).toHaveLength(2);
    const both = await Promise.all([decide(id, 3, 'remove'), decide(id, 3, 'keep')]);
    expect(both).toEqual(['released', 'not_found']);
  });
});

it('every query of the queue leaves held items out, or says here why not', () => {
  const EXEMPT: Record<string, string> = {
    'feedback/store-feedback.ts':
      'a repeat of a held submission is a repeat; texts are counted by digests',
    'feedback/list-held-feedback.ts': 'lists the held ones, without words',
    'feedback/release-held-feedback.ts': 'decides on a held one',
    'feedback/outbox/render-event.ts': 'asks `isDeliverable` about each, which refuses held ones',
    'feedback/retention/apply-retention.ts': 'forgets held ones in their time too',
    'feedback/retention/anonymise-feedback.ts': 'lets the votes of held ones count in the end',
    'feedback/list-own-feedback.ts': 'a reader sees what they sent, held or not',
    'feedback/delete-own-feedback.ts': 'and deletes it',
    'feedback/delete-feedback.ts': 'held ones go as all others',
    'feedback/move-duplicates.ts': 'no held item is anybody’s duplicate',
  };
  const folder = join(PROJECT_DIR, 'src');
  const isReading = (text: string) =>
    /selectFrom\(\s*'feedback'|\b(from|join) feedback\b(?! where feedback_)|sql`feedback`/.test(
      text,
    );
  const readers = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) =>
      /\.(ts|astro)$/.test(file) &&
      !/migrations?\.ts$/.test(file) &&
      isReading(readFileSync(join(folder, file), 'utf8')),
  );
  // The text index has the words of shown items only, and goes through `select-feedback.ts`.
  const unguarded = readers.filter(
    (file) =>
      file !== 'feedback/text-search.ts' &&
      !readFileSync(join(folder, file), 'utf8').includes('isShown'),
  );
  expect(unguarded.sort()).toEqual(Object.keys(EXEMPT).sort());
});
