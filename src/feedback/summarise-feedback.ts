import { sql, type Kysely } from 'kysely';
import type { FeedbackSummary, SummaryLine } from '#src/contracts/feedback-summary.ts';
import { VERDICTS, type Verdict } from '#src/readiness/report.ts';
import { listUnknownCodes } from './list-unknown-codes.ts';
import { isShown } from './shown-feedback.ts';
import type { FeedbackTables } from './tables.ts';
import { wilsonInterval } from './wilson-interval.ts';

type Column = 'page' | 'step' | 'code';
type Count = number | string;

/** Where readers are stuck: votes, doubts and open items by page, step and code. */
export async function summariseFeedback(
  db: Kysely<FeedbackTables>,
  days: FeedbackSummary['days'],
  now: Date,
): Promise<FeedbackSummary> {
  const since = daysBefore(now, days);
  const before = daysBefore(now, 2 * days);
  const lines = (column: Column) => summarise(db, column, since, before);
  const unknown = await listUnknownCodes(db, days, now);
  return {
    days,
    since,
    pages: await lines('page'),
    steps: await lines('step'),
    codes: await lines('code'),
    unknown_codes: unknown.map(({ name, times }) => ({ name, times })),
  };
}

const daysBefore = (now: Date, days: number) =>
  new Date(now.getTime() - days * 86_400_000).toISOString();

interface VoteRow {
  name: string;
  votes: Count;
  helpful: Count;
  votes_before: Count;
  helpful_before: Count;
}
interface OpenRow {
  name: string;
  open: Count;
  oldest_open: string;
}

async function summarise(
  db: Kysely<FeedbackTables>,
  column: Column,
  since: string,
  before: string,
): Promise<SummaryLine[]> {
  const votes = await countVotes(db, column, since, before);
  const open = new Map((await countOpen(db, column)).map((row) => [row.name, row]));
  const verdicts = await countVerdicts(db, column, since);
  const names = new Set([...votes.map(({ name }) => name), ...open.keys()]);
  const byName = new Map(votes.map((row) => [row.name, row]));
  const lines = [...names].map((name) =>
    toLine(name, byName.get(name), open.get(name), verdicts.get(name) ?? {}),
  );
  return lines.sort(
    (one, other) =>
      other.votes - other.helpful - (one.votes - one.helpful) || one.name.localeCompare(other.name),
  );
}

/** Spam is no vote. */
async function countVotes(
  db: Kysely<FeedbackTables>,
  column: Column,
  since: string,
  before: string,
): Promise<VoteRow[]> {
  const name = sql.ref(column);
  const { rows } = await sql<VoteRow>`
    select ${name} as name,
      sum(case when created_at >= ${since} then 1 else 0 end) as votes,
      sum(case when created_at >= ${since} then helpful else 0 end) as helpful,
      sum(case when created_at < ${since} then 1 else 0 end) as votes_before,
      sum(case when created_at < ${since} then helpful else 0 end) as helpful_before
    from feedback
    where created_at >= ${before} and status <> 'spam' and ${name} is not null and ${isShown}
    group by ${name}`.execute(db);
  return rows;
}

async function countOpen(db: Kysely<FeedbackTables>, column: Column): Promise<OpenRow[]> {
  const name = sql.ref(column);
  const { rows } = await sql<OpenRow>`
    select ${name} as name, count(*) as open, min(created_at) as oldest_open
    from feedback
    where status in ('new', 'triaged', 'in_progress') and ${name} is not null and ${isShown}
    group by ${name}`.execute(db);
  return rows;
}

async function countVerdicts(db: Kysely<FeedbackTables>, column: Column, since: string) {
  const name = sql.ref(column);
  const { rows } = await sql<{ name: string; verdict: Verdict; readers: Count }>`
    select ${name} as name, verdict, count(*) as readers
    from feedback
    where created_at >= ${since} and helpful = 0 and status <> 'spam'
      and verdict is not null and ${name} is not null and ${isShown}
    group by ${name}, verdict`.execute(db);
  const byName = new Map<string, Partial<Record<Verdict, number>>>();
  for (const row of rows) {
    byName.set(row.name, { ...byName.get(row.name), [row.verdict]: Number(row.readers) });
  }
  return byName;
}

function toLine(
  name: string,
  row: VoteRow | undefined,
  open: OpenRow | undefined,
  verdicts: Partial<Record<Verdict, number>>,
): SummaryLine {
  const [votes, helpful] = [Number(row?.votes ?? 0), Number(row?.helpful ?? 0)];
  const [before, helpfulBefore] = [
    Number(row?.votes_before ?? 0),
    Number(row?.helpful_before ?? 0),
  ];
  return {
    name,
    votes,
    helpful,
    helpful_share: votes > 0 ? helpful / votes : null,
    interval: wilsonInterval(helpful, votes),
    votes_before: before,
    helpful_share_before: before > 0 ? helpfulBefore / before : null,
    open: Number(open?.open ?? 0),
    oldest_open: open?.oldest_open ?? null,
    verdicts: Object.fromEntries(
      VERDICTS.map((verdict) => [verdict, verdicts[verdict] ?? 0]),
    ) as SummaryLine['verdicts'],
  };
}
