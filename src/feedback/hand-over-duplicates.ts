import type { Transaction } from 'kysely';
import type { FeedbackRow, FeedbackTables } from './tables.ts';

/** Who the history names: the reader's own name goes with their item. */
const READER = { actor_id: 'reader', actor_email: 'a reader' };
const NOTE = 'Its original was deleted by the reader who had sent it.';

type Original = Pick<FeedbackRow, 'id' | 'status' | 'assignee'>;
type Duplicate = Pick<FeedbackRow, 'id' | 'status' | 'assignee' | 'duplicate_of' | 'version'>;

/**
 * Before an original goes: the oldest of its duplicates takes its place, with
 * the status and assignee that it had, and the others become duplicates of that one.
 */
export async function handOverDuplicates(
  trx: Transaction<FeedbackTables>,
  original: Original,
  now: Date,
): Promise<void> {
  const [heir, ...others] = await trx
    .selectFrom('feedback')
    .select(['id', 'status', 'assignee', 'duplicate_of', 'version'])
    .where('duplicate_of', '=', original.id)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  if (!heir) return;
  const { status, assignee } = original;
  await change(trx, heir, { status, assignee, duplicate_of: null }, now);
  for (const other of others) await change(trx, other, { duplicate_of: heir.id }, now);
}

async function change(
  trx: Transaction<FeedbackTables>,
  item: Duplicate,
  next: Partial<Pick<Duplicate, 'status' | 'assignee' | 'duplicate_of'>>,
  now: Date,
): Promise<void> {
  const after = { ...next, version: item.version + 1, updated_at: now.toISOString() };
  await trx.updateTable('feedback').set(after).where('id', '=', item.id).execute();
  const changes = Object.entries(next)
    .map(([key, to]) => [key, { from: item[key as keyof typeof next], to }] as const)
    .filter(([, { from, to }]) => from !== to);
  await trx
    .insertInto('feedback_event')
    .values({
      ...READER,
      feedback_id: item.id,
      version: after.version,
      changes: JSON.stringify(Object.fromEntries([...changes, ['note', { from: null, to: NOTE }]])),
      created_at: after.updated_at,
    })
    .execute();
}
