import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import { FEEDBACK_CATEGORIES } from '#src/contracts/feedback.ts';
import { VERDICTS } from '#src/readiness/report.ts';
import { CODES, STEP_IDS } from '#src/registry/names.ts';
import { codeToKebab } from '#src/registry/paths.ts';

/** Two years, the newest items last. */
const DAYS = 730;
export const LABELS = ['wording', 'product bug', 'screenshot', 'translation', 'billing team'];
export const REVIEWERS = ['reviewer@sandbox.test', 'second@docs.test', 'third@docs.test'];
const STATUSES = ['resolved', 'resolved', 'resolved', 'dismissed', 'duplicate', 'spam', 'triaged'];
/** Frequent words first: each is used half as often as the one before it, down to rare ones. */
const WORDS = 'the button stays grey after checkout invoice receipt renewal paradox'.split(' ');

/**
 * Fills a migrated, empty queue with that many items, as two years of use would: few are open,
 * two of five have words. The same each time. Writes past the durability that the site has,
 * since nothing here is measured.
 */
export function seedQueue(dbPath: string, count: number, now: Date): void {
  const db = new Database(dbPath);
  db.pragma('synchronous = off');
  const random = makeRandom(20_261_124);
  const columns = Object.keys(makeRow(0, count, now, makeRandom(1)));
  const insert = db.prepare(
    `insert into feedback (${columns.join(', ')}) values (${columns.map((name) => `@${name}`).join(', ')})`,
  );
  const insertText = db.prepare(
    'insert into feedback_text (rowid, comment, excerpt) values (?, ?, null)',
  );
  const insertLabel = db.prepare('insert into feedback_label values (?, ?, ?)');
  db.transaction(() => {
    for (let index = 0; index < count; index += 1) {
      const row = makeRow(index, count, now, random);
      insert.run(row);
      if (row.comment !== null) insertText.run(row.seq, row.comment);
      for (const label of JSON.parse(row.labels) as string[]) {
        insertLabel.run(label, row.created_at, row.id);
      }
    }
  })();
  db.pragma('wal_checkpoint(truncate)');
  db.close();
}

type Random = () => number;

/** A small generator with a seed (mulberry32): runs can be compared. */
function makeRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function makeRow(index: number, count: number, now: Date, random: Random) {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const sometimes = <T>(share: number, value: () => T): T | null =>
    random() < share ? value() : null;
  const age = ((count - index) / count) * DAYS * 86_400_000;
  const created_at = new Date(now.getTime() - age).toISOString();
  const isFresh = index > count * 0.99;
  const code = pick(CODES);
  return {
    id: randomUUID(),
    submission_id: randomUUID(),
    body_hash: 'seeded',
    page: random() < 0.5 ? '/guides/plan-and-credit-blocks/' : `/reasons/${codeToKebab(code)}/`,
    step: sometimes(0.4, () => pick(STEP_IDS)),
    code: sometimes(0.5, () => code),
    helpful: random() < 0.6 ? 1 : 0,
    category: sometimes(0.4, () => pick(FEEDBACK_CATEGORIES)),
    comment: sometimes(0.4, () => makeComment(random)),
    verdict: sometimes(0.3, () => pick(VERDICTS)),
    codes: '[]',
    status: isFresh ? pick(['new', 'new', 'triaged', 'in_progress']) : pick(STATUSES),
    assignee: sometimes(0.3, () => pick(REVIEWERS)),
    labels: JSON.stringify(random() < 0.1 ? [pick(LABELS)] : []),
    version: 1,
    created_at,
    updated_at: created_at,
    seq: index + 1,
  };
}

function makeComment(random: Random): string {
  const words = Array.from({ length: 12 }, () => {
    const place = Math.min(Math.floor(-Math.log2(1 - random())), WORDS.length - 1);
    return WORDS[place];
  });
  return words.join(' ');
}
