import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { FeedbackListQuerySchema } from '#src/contracts/feedback.ts';
import { SUMMARY_DAYS } from '#src/contracts/feedback-summary.ts';
import { fillTally } from '#src/feedback/came-back-migration.ts';
import { listFeedback } from '#src/feedback/list-feedback.ts';
import { writeCursor } from '#src/feedback/list-cursor.ts';
import { feedbackMigrations } from '#src/feedback/migrations.ts';
import { summariseFeedback } from '#src/feedback/summarise-feedback.ts';
import type { FeedbackTables } from '#src/feedback/tables.ts';
import { registry } from '#src/registry/registry.ts';
import { databasePath, migrateDatabase, openDatabase } from '#src/server/db.ts';
import { timeIntake } from './queue/time-intake.ts';
import { LABELS, REVIEWERS, seedQueue } from './queue/seed-queue.ts';

const ITEMS = 1_000_000;
const ROUNDS = 40;
/** Milliseconds, for 95 of 100. */
const MOST = { filter: 50, text: 500, summary: 500 };
/** Of the database's own rate of durable inserts. */
const LEAST_INTAKE = 0.3;
/** How far behind the far page is, in days: nine tenths of what there is. */
const FAR_DAYS = 657;

/** Each single filter, and the pairs that reviewers use most. */
const FILTERS: Record<string, string>[] = [
  {},
  { status: 'new' },
  { status: 'resolved' },
  { page: '/guides/plan-and-credit-blocks/' },
  { step: 'check-credits' },
  { code: 'CREDIT_BALANCE_EXHAUSTED' },
  { category: 'unclear' },
  { helpful: 'false' },
  { verdict: 'blocked' },
  { assignee: REVIEWERS[0] ?? '' },
  { assignee: 'none' },
  { label: LABELS[0] ?? '' },
  { age: '14' },
  { status: 'new', page: '/guides/plan-and-credit-blocks/' },
  { status: 'new', assignee: REVIEWERS[0] ?? '' },
  { status: 'new', helpful: 'false' },
];
/** From a word that half of the comments have to one that next to none has. */
const TEXTS = ['the', 'button', 'invoice', 'paradox', 'grey paradox'];

type Print = (line: string) => void;

/** What the queue asks of the database at a million items. */
export async function benchQueue(print: Print): Promise<boolean> {
  const dataDir = mkdtempSync(join(tmpdir(), 'reasonbook-bench-queue-'));
  const now = new Date();
  const db = openDatabase<FeedbackTables>(dataDir);
  await migrateDatabase(db, feedbackMigrations, dataDir);
  seedQueue(databasePath(dataDir), ITEMS, now);
  for (const kind of ['page', 'step', 'code']) await fillTally(db, kind);
  print(`queue: ${ITEMS} items`);
  const results: boolean[] = [];
  for (const filter of FILTERS) results.push(await timeFilter(db, filter, now, print));
  results.push(await reportIntake(db, print));
  for (const q of TEXTS) results.push(await timeText(db, q, now, print));
  for (const days of SUMMARY_DAYS) results.push(await timeSummary(db, days, now, print));
  await db.destroy();
  rmSync(dataDir, { recursive: true, force: true });
  return results.every(Boolean);
}

/** Each submission is durable before it is acknowledged, as the plain row is. */
async function reportIntake(db: Kysely<FeedbackTables>, print: Print): Promise<boolean> {
  const { plain, intake } = await timeIntake(db);
  const ratio = intake / plain;
  print(
    `queue, intake: ${Math.round(intake)} a second, plain durable inserts ${Math.round(plain)}: ${ratio.toFixed(2)} (at least ${LEAST_INTAKE})`,
  );
  return ratio >= LEAST_INTAKE;
}

async function timeFilter(
  db: Kysely<FeedbackTables>,
  filter: Record<string, string>,
  now: Date,
  print: Print,
): Promise<boolean> {
  const first = await measure(() => list(db, filter, now));
  const created_at = new Date(now.getTime() - FAR_DAYS * 86_400_000).toISOString();
  const cursor = writeCursor({ created_at, id: 'f' });
  const far = await measure(() => list(db, { ...filter, cursor }, now));
  const pairs = Object.entries(filter).map((pair) => pair.join(' '));
  const what = pairs.join(', ') || 'all';
  return [
    report(print, `${what}, first page`, first, MOST.filter),
    report(print, `${what}, far behind`, far, MOST.filter),
  ].every(Boolean);
}

async function timeText(db: Kysely<FeedbackTables>, q: string, now: Date, print: Print) {
  return report(print, `text "${q}"`, await measure(() => list(db, { q }, now)), MOST.text);
}

async function timeSummary(
  db: Kysely<FeedbackTables>,
  days: (typeof SUMMARY_DAYS)[number],
  now: Date,
  print: Print,
) {
  const times = await measure(() => summariseFeedback(db, days, now), 10);
  return report(print, `summary of ${days} days`, times, MOST.summary);
}

async function list(db: Kysely<FeedbackTables>, query: Record<string, string>, now: Date) {
  const result = await listFeedback(db, registry, FeedbackListQuerySchema.parse(query), now);
  if (!result.ok) throw new Error(result.errors.map(({ message }) => message).join(' '));
  return result.list.items.length;
}

async function measure(run: () => Promise<unknown>, rounds = ROUNDS): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const startedAt = performance.now();
    await run();
    times.push(performance.now() - startedAt);
  }
  return times.sort((a, b) => a - b);
}

function report(print: Print, what: string, times: readonly number[], most: number): boolean {
  const at = (share: number) => times[Math.ceil(times.length * share) - 1] ?? NaN;
  const p95 = at(0.95);
  print(
    `queue, ${what}: median ${at(0.5).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms (at most ${most})`,
  );
  return p95 <= most;
}
