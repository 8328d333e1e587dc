import { sql, type Kysely } from 'kysely';
import { isShown } from '../shown-feedback.ts';
import type { FeedbackTables } from '../tables.ts';
import { AGEING_DAYS, type DigestData, type DigestItem, type DigestLine } from './write-digest.ts';

type Db = Kysely<FeedbackTables>;
type Count = number | string;

/** Enough to see where it hurts; the queue has the rest. */
const LINES = 10;
const DAY_MS = 86_400_000;
const OPEN = ['new', 'triaged', 'in_progress'];

/** Gathers a day's digest; `day` in UTC, ISO 8601. */
export async function readDigest(db: Db, day: string, site: string): Promise<DigestData> {
  const from = new Date(day);
  const to = new Date(from.getTime() + DAY_MS);
  const span: Span = { from: from.toISOString(), to: to.toISOString() };
  return {
    day,
    site,
    ...(await countNew(db, span)),
    pages: await listPlaces(db, 'page', span),
    steps: await listPlaces(db, 'step', span),
    codes: await listPlaces(db, 'code', span),
    came_back: await listCameBack(db, span),
    ...(await countOpen(db, to)),
    oldest_open: await listOldestOpen(db, to),
    unknown_codes: await listUnknown(db, day),
  };
}

interface Span {
  from: string;
  to: string;
}

/** Spam is no feedback. */
const arrivedIn = (db: Db, { from, to }: Span) =>
  db
    .selectFrom('feedback')
    .where('feedback.created_at', '>=', from)
    .where('feedback.created_at', '<', to)
    .where('feedback.status', '<>', 'spam')
    .where(isShown);

const counted = {
  arrived: sql<Count>`count(*)`,
  not_helpful: sql<Count>`coalesce(sum(1 - helpful), 0)`,
};

async function countNew(db: Db, span: Span) {
  const row = await arrivedIn(db, span)
    .select([counted.arrived.as('arrived'), counted.not_helpful.as('not_helpful')])
    .executeTakeFirstOrThrow();
  return { arrived: Number(row.arrived), not_helpful: Number(row.not_helpful) };
}

async function listPlaces(
  db: Db,
  column: 'page' | 'step' | 'code',
  span: Span,
): Promise<DigestLine[]> {
  const rows = await arrivedIn(db, span)
    .select([
      sql<string>`${sql.ref(column)}`.as('name'),
      counted.arrived.as('arrived'),
      counted.not_helpful.as('not_helpful'),
    ])
    .where(column, 'is not', null)
    .groupBy(column)
    .orderBy('not_helpful', 'desc')
    .orderBy('arrived', 'desc')
    .orderBy(column)
    .limit(LINES)
    .execute();
  return rows.map(({ name, arrived, not_helpful }) => ({
    name,
    arrived: Number(arrived),
    not_helpful: Number(not_helpful),
  }));
}

const PLACE = [
  'feedback.id',
  'feedback.created_at',
  'feedback.page',
  'feedback.step',
  'feedback.code',
] as const;

async function listCameBack(db: Db, span: Span): Promise<DigestItem[]> {
  return await arrivedIn(db, span)
    .select(PLACE)
    .where('feedback.came_back_of', 'is not', null)
    .orderBy('feedback.created_at')
    .execute();
}

async function countOpen(db: Db, now: Date) {
  const old = new Date(now.getTime() - AGEING_DAYS * DAY_MS).toISOString();
  const row = await db
    .selectFrom('feedback')
    .select([
      sql<Count>`count(*)`.as('open'),
      sql<Count>`count(case when assignee is null then 1 end)`.as('unassigned'),
      sql<Count>`count(case when created_at < ${old} then 1 end)`.as('ageing'),
    ])
    .where('status', 'in', OPEN)
    .where(isShown)
    .where('created_at', '<', now.toISOString())
    .executeTakeFirstOrThrow();
  return {
    open: Number(row.open),
    unassigned: Number(row.unassigned),
    ageing: Number(row.ageing),
  };
}

async function listOldestOpen(db: Db, now: Date): Promise<DigestItem[]> {
  return await db
    .selectFrom('feedback')
    .select(PLACE)
    .where('status', 'in', OPEN)
    .where(isShown)
    .where('created_at', '<', now.toISOString())
    .orderBy('created_at')
    .orderBy('id')
    .limit(5)
    .execute();
}

async function listUnknown(db: Db, day: string) {
  return await db
    .selectFrom('unknown_code')
    .select(['name', 'times'])
    .where('day', '=', day)
    .orderBy('times', 'desc')
    .orderBy('name')
    .limit(LINES)
    .execute();
}
