import { sql, type Kysely } from 'kysely';
import { KIND, type ComeBackMark, type Fixed, type Report } from './plan-come-back.ts';
import { recordEvent, type Outbox } from './outbox/record-event.ts';
import { isShown } from './shown-feedback.ts';
import type { FeedbackTables } from './tables.ts';
import { writeFeedbackEvent } from './write-feedback-event.ts';

/** Who marks it in the audit trail: no reviewer. */
const SITE = { id: 'site', email: 'site' };

/** The newest resolved item of the same kind and place; null if there is none. */
export async function findFixed(
  trx: Kysely<FeedbackTables>,
  report: Report,
): Promise<Fixed | null> {
  if (report.helpful === 1) return null;
  return (await selectFixed(trx, report).executeTakeFirst()) ?? null;
}

/** Reads one row of an index of its own: nobody's sending may wait for a long queue. */
export function selectFixed(trx: Kysely<FeedbackTables>, report: Report) {
  let query = trx
    .selectFrom('feedback')
    .select(['id', 'helpful', 'status', 'created_at', 'version', 'came_back_by', ...KIND])
    // Written out, so that the database sees that its index of resolved items will do.
    .where('status', '=', sql.lit('resolved'))
    .where('helpful', '=', sql.lit(0))
    .where(isShown);
  for (const key of KIND) {
    const value = report[key];
    // Names of the site, written out as well.
    query = value === null ? query.where(key, 'is', null) : query.where(key, '=', sql.lit(value));
  }
  // SQLite plans a statement anew for each value that its plan may depend on, a limit too.
  return query.orderBy('created_at', 'desc').limit(sql.lit(1));
}

/** Tells the resolved item, and its audit trail, which report brought the trouble back. */
export async function markComeBack(
  trx: Kysely<FeedbackTables>,
  id: string,
  { came_back_by, came_back_at, version, changes }: ComeBackMark,
  outbox: Outbox | null,
): Promise<void> {
  const after = { id, version: version + 1, updated_at: came_back_at };
  await trx
    .updateTable('feedback')
    .set({ ...after, came_back_by, came_back_at })
    .where('id', '=', id)
    .execute();
  await writeFeedbackEvent(trx, after, { changes }, { actor: SITE });
  if (outbox) await recordEvent(trx, 'feedback.changed', after);
}
