import { sql, type Kysely } from 'kysely';
import {
  AGEING_DAYS,
  type FeedbackSummary,
  type SummaryLine,
} from '#src/contracts/feedback-summary.ts';
import { findOldestOpen } from './find-oldest-open.ts';
import { listUnknownCodes } from './list-unknown-codes.ts';
import { composeLine, type OpenCount, type SummaryKind, type TallyCount } from './compose-line.ts';
import type { FeedbackTables } from './tables.ts';

type Named<Row> = Row & { kind: SummaryKind; name: string };

/**
 * Where readers are stuck: votes, doubts and open items by page, step and code.
 * Reads the daily counts, so that it answers as fast for a million items. Days
 * are whole days in UTC, the present one included.
 */
export async function summariseFeedback(
  db: Kysely<FeedbackTables>,
  days: FeedbackSummary['days'],
  now: Date,
): Promise<FeedbackSummary> {
  const since = dayBefore(now, days - 1);
  const votes = await countVotes(db, since, dayBefore(now, 2 * days - 1));
  const open = await countOpen(db, dayBefore(now, AGEING_DAYS));
  const lines = (kind: SummaryKind) => composeLines(db, kind, votes, open);
  const unknown = await listUnknownCodes(db, days, now);
  return {
    days,
    since: `${since}T00:00:00.000Z`,
    pages: await lines('page'),
    steps: await lines('step'),
    codes: await lines('code'),
    by_day: await countByDay(db, since, now),
    unknown_codes: unknown.map(({ name, times }) => ({ name, times })),
  };
}

const DAY_MS = 86_400_000;
const dayBefore = (now: Date, days: number) =>
  new Date(now.getTime() - days * DAY_MS).toISOString().slice(0, 10);

async function composeLines(
  db: Kysely<FeedbackTables>,
  kind: SummaryKind,
  votes: Named<TallyCount>[],
  open: Named<OpenCount>[],
): Promise<SummaryLine[]> {
  const counts = Map.groupBy(
    votes.filter((row) => row.kind === kind),
    ({ name }) => name,
  );
  const waiting = new Map(open.filter((row) => row.kind === kind).map((row) => [row.name, row]));
  const lines: SummaryLine[] = [];
  for (const name of new Set([...counts.keys(), ...waiting.keys()])) {
    const row = waiting.get(name);
    const oldest = row ? await findOldestOpen(db, kind, name, row.oldest_day) : null;
    lines.push(composeLine(name, counts.get(name) ?? [], row ?? null, oldest));
  }
  return lines.sort(
    (one, other) =>
      other.votes - other.helpful - (one.votes - one.helpful) || one.name.localeCompare(other.name),
  );
}

async function countVotes(
  db: Kysely<FeedbackTables>,
  since: string,
  before: string,
): Promise<Named<TallyCount>[]> {
  const { rows } = await sql<Named<TallyCount>>`
    select kind, name, verdict, step, case when day >= ${since} then 1 else 0 end as recent,
      sum(votes) as votes, sum(helpful) as helpful
    from feedback_tally
    where day >= ${before}
    group by 1, 2, 3, 4, 5`.execute(db);
  return rows;
}

async function countOpen(
  db: Kysely<FeedbackTables>,
  ageingDay: string,
): Promise<Named<OpenCount>[]> {
  const { rows } = await sql<Named<OpenCount>>`
    select kind, name, sum(open) as open, min(day) as oldest_day,
      sum(case when day < ${ageingDay} then open else 0 end) as ageing
    from feedback_tally
    where open <> 0
    group by kind, name`.execute(db);
  return rows;
}

/** Each day of the period, also those on which nobody said anything. */
async function countByDay(
  db: Kysely<FeedbackTables>,
  since: string,
  now: Date,
): Promise<FeedbackSummary['by_day']> {
  const rows = await db
    .selectFrom('feedback_tally')
    .select(({ fn }) => [
      'day',
      fn.sum<number | string>('votes').as('votes'),
      fn.sum<number | string>('helpful').as('helpful'),
    ])
    .where('day', '>=', since)
    .where('kind', '=', 'page')
    .groupBy('day')
    .execute();
  const byDay = new Map(rows.map((row) => [row.day, row]));
  const days: FeedbackSummary['by_day'] = [];
  for (let at = Date.parse(since); at <= now.getTime(); at += DAY_MS) {
    const day = new Date(at).toISOString().slice(0, 10);
    const [votes, helpful] = [
      Number(byDay.get(day)?.votes ?? 0),
      Number(byDay.get(day)?.helpful ?? 0),
    ];
    days.push({ day, helpful, not_helpful: votes - helpful });
  }
  return days;
}
