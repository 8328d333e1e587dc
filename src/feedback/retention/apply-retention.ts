import type { Kysely } from 'kysely';
import type { FeedbackTables } from '../tables.ts';
import { anonymiseFeedback } from './anonymise-feedback.ts';
import { deleteFeedback } from '../delete-feedback.ts';
import type { MoveContext } from '../move-duplicates.ts';
import type { RetentionCutoffs } from './plan-retention.ts';

/** Rows a transaction: few enough that no request waits long for its turn. */
export const ROWS_AT_ONCE = 200;

export interface RetentionContext extends Omit<MoveContext, 'actor' | 'now'> {
  now: () => Date;
  /** Between two transactions: lets others have their turn. */
  pause: () => Promise<unknown>;
  /** No new transaction is begun once this is over. */
  signal?: AbortSignal;
}

/** What was done; nothing of the items themselves. */
export interface RetentionCounts {
  anonymised: number;
  deleted: number;
}

const ACTOR = { id: 'retention', email: 'the retention period' };

/**
 * Deletes and anonymises what is due, the oldest first. What a crash leaves
 * undone is due the next time; nothing is done twice.
 */
export async function applyRetention(
  db: Kysely<FeedbackTables>,
  { anonymise_until, delete_until }: RetentionCutoffs,
  context: RetentionContext,
): Promise<RetentionCounts> {
  const deleted = await inBatches(delete_until, context, {
    find: (until) => selectOldest(db, until).execute(),
    handle: (ids) => deleteFeedback(db, ids, { ...context, now: context.now(), actor: ACTOR }),
  });
  if (delete_until) await deleteFarewells(db, delete_until);
  const anonymised = await inBatches(anonymise_until, context, {
    find: (until) => selectOldest(db, until).where('anonymised_at', 'is', null).execute(),
    handle: (ids) => anonymiseFeedback(db, ids, context.now()),
  });
  return { deleted, anonymised };
}

/** That an item was deleted is the last that is known of it. */
async function deleteFarewells(db: Kysely<FeedbackTables>, until: string): Promise<void> {
  await db
    .deleteFrom('webhook_delivery')
    .where('type', '=', 'feedback.deleted')
    .where('created_at', '<=', until)
    .execute();
}

interface Batches {
  find: (until: string) => Promise<{ id: string }[]>;
  /** Afterwards these are found no more. */
  handle: (ids: string[]) => Promise<unknown>;
}

async function inBatches(
  until: string | null,
  { pause, signal, outbox }: RetentionContext,
  { find, handle }: Batches,
): Promise<number> {
  let handled = 0;
  while (until !== null && !signal?.aborted) {
    const rows = await find(until);
    if (rows.length === 0) break;
    await handle(rows.map(({ id }) => id));
    handled += rows.length;
    outbox?.wake();
    await pause();
  }
  return handled;
}

const selectOldest = (db: Kysely<FeedbackTables>, until: string) =>
  db
    .selectFrom('feedback')
    .select('id')
    .where('created_at', '<=', until)
    .orderBy('created_at')
    .limit(ROWS_AT_ONCE);
