import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { unlessKilled, type KillOptions, type KillRound } from '../kill-server.ts';
import type { TestServer } from '../test-server.ts';
import { readBooks } from './read-books.ts';

/** So many readers at the same time. */
const READERS = 8;

interface Sent {
  body: { submission_id: string; page: string; helpful: boolean; comment: string };
  /** The item's id, once the server said that it is stored. */
  id: string | null;
}

/** What came of the rounds so far. */
export interface FeedbackFigures {
  acknowledged: number;
  /** Submissions whose answer never came, because the server was killed first; repeated then. */
  unheard: number;
  /** Of the unheard, those that were stored all the same. */
  stored_unheard: number;
}

/** Many readers at the same time, also repeating; killed and started again, each item is there exactly once. */
export function createFeedbackWorkload(): Omit<KillOptions, 'rounds'> & {
  figures: () => FeedbackFigures;
} {
  const sent: Sent[] = [];
  const figures = { acknowledged: 0, unheard: 0, stored_unheard: 0 };
  return {
    env: { RATE_LIMITS: 'off' },
    work: async (server, round) => {
      const readers = Array.from({ length: READERS }, () => sendOn(server, round, sent));
      await Promise.all(readers);
    },
    verify: async (server) => {
      const unheard = sent.filter(({ id }) => id === null);
      figures.unheard += unheard.length;
      figures.stored_unheard += checkQueue(server, sent);
      await repeat(server, sent);
      checkQueue(server, sent);
      assert.deepEqual(
        sent.filter(({ id }) => id === null),
        [],
      );
      figures.acknowledged = sent.length;
    },
    figures: () => ({ ...figures }),
  };
}

/** One reader: a new submission after the other, and now and then a repeat. */
async function sendOn(server: TestServer, round: KillRound, sent: Sent[]): Promise<void> {
  while (!round.signal.aborted) {
    const submission = pick(round, sent);
    const id = await unlessKilled(round, () => post(server, submission));
    round.heard();
    if (id) note(submission, id);
  }
}

/** Every third or so carries an address, and is held back: that must not lose it either. */
function pick({ random }: KillRound, sent: Sent[]): Sent {
  const known = sent[Math.floor(random() * sent.length * 4)];
  if (known) return known;
  const words = random() < 0.3 ? 'Write to jane@example.com about' : 'Nobody explains';
  const body = {
    submission_id: randomUUID(),
    page: '/guides/plan-and-credit-blocks/',
    helpful: random() < 0.5,
    comment: `${words} number ${sent.length}.`,
  };
  const submission: Sent = { body, id: null };
  sent.push(submission);
  return submission;
}

async function post({ url }: TestServer, { body }: Sent): Promise<string> {
  const response = await fetch(`${url}/api/feedback`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  assert.ok(response.status === 201 || response.status === 200, text);
  return (JSON.parse(text) as { id: string }).id;
}

/** The first answer to a submission holds for all that follow. */
function note(submission: Sent, id: string): void {
  assert.equal(id, submission.id ?? id);
  submission.id = id;
}

interface StoredRow {
  id: string;
  submission_id: string;
  comment: string;
  personal: string | null;
}

/** Each acknowledged item is there as it was sent, none twice, and its words are found unless they are held. */
function checkQueue(server: TestServer, sent: readonly Sent[]): number {
  const { rows, indexed } = readBooks(server, (sqlite) => ({
    rows: sqlite
      .prepare<[], StoredRow>('select id, submission_id, comment, personal from feedback')
      .all(),
    indexed: sqlite.prepare('select count(*) from feedback_text').pluck().get(),
  }));
  const bySubmission = new Map(rows.map((row) => [row.submission_id, row]));
  assert.equal(bySubmission.size, rows.length);
  for (const { body, id } of sent) {
    const row = bySubmission.get(body.submission_id);
    if (id) assert.equal(row?.id, id);
    if (row) assert.equal(row.comment, body.comment);
  }
  assert.equal(indexed, rows.filter(({ personal }) => personal !== 'held').length);
  return sent.filter(({ body, id }) => id === null && bySubmission.has(body.submission_id)).length;
}

/** The same body again gives the same item, also where the first answer was never heard. */
async function repeat(server: TestServer, sent: Sent[]): Promise<void> {
  for (const submission of sent.filter(({ id }, index) => id === null || index % 5 === 0)) {
    note(submission, await post(server, submission));
  }
}
