import type { Kysely } from 'kysely';
import type { FeedbackTables } from './tables.ts';

/** A code that readers arrived with and that the registry does not have. */
export interface UnknownCode {
  name: string;
  times: number;
  /** Days in UTC, ISO 8601. */
  firstDay: string;
  lastDay: string;
}

/** Those of the last `days` days, the commonest first. */
export async function listUnknownCodes(
  db: Kysely<FeedbackTables>,
  days: number,
  now: Date,
): Promise<UnknownCode[]> {
  const since = new Date(now.getTime() - (days - 1) * 86_400_000).toISOString().slice(0, 10);
  const rows = await db
    .selectFrom('unknown_code')
    .select(({ fn }) => [
      'name',
      fn.sum<number | string>('times').as('times'),
      fn.min('day').as('firstDay'),
      fn.max('day').as('lastDay'),
    ])
    .where('day', '>=', since)
    .groupBy('name')
    .orderBy('times', 'desc')
    .orderBy('name')
    .limit(200)
    .execute();
  return rows.map((row) => ({ ...row, times: Number(row.times) }));
}
