import type { Kysely } from 'kysely';
import { countNew } from './count-change.ts';
import {
  findStored,
  storeFeedback,
  type Intake,
  type StoreResult,
  type Together,
} from './store-feedback.ts';
import type { FeedbackTables } from './tables.ts';

/** In one transaction at most: each waits for all of them. */
const MOST_AT_ONCE = 64;

interface Waiting {
  intake: Intake;
  resolve: (result: StoreResult) => void;
  reject: (error: unknown) => void;
}

/** Submissions that arrive while others are being made durable, by database. */
const queues = new WeakMap<Kysely<FeedbackTables>, Waiting[]>();

/**
 * Stores an item as `storeFeedback` does, in one transaction with all others that
 * arrive at the same time: they share the one wait for the disk. Answers once
 * that transaction is durable.
 */
export function storeTogether(db: Kysely<FeedbackTables>, intake: Intake): Promise<StoreResult> {
  return new Promise((resolve, reject) => {
    const waiting = { intake, resolve, reject };
    const queue = queues.get(db);
    if (queue) {
      queue.push(waiting);
      return;
    }
    queues.set(db, [waiting]);
    // After everything that has arrived by now.
    setImmediate(() => void storeAll(db));
  });
}

async function storeAll(db: Kysely<FeedbackTables>): Promise<void> {
  const queue = queues.get(db) ?? [];
  const batch = queue.splice(0, MOST_AT_ONCE);
  if (batch.length === 0) {
    queues.delete(db);
    return;
  }
  await storeBatch(db, batch);
  setImmediate(() => void storeAll(db));
}

/** One that cannot be stored takes no other with it: then each is stored by itself. */
async function storeBatch(db: Kysely<FeedbackTables>, batch: readonly Waiting[]): Promise<void> {
  try {
    const results = await db.transaction().execute(async (trx) => {
      const rows = batch.map(({ intake }) => intake.row);
      const together: Together = { stored: await findStored(trx, rows), toCount: [] };
      const done: StoreResult[] = [];
      for (const { intake } of batch) done.push(await storeFeedback(trx, intake, together));
      await countNew(trx, together.toCount);
      return done;
    });
    batch.forEach(({ resolve }, index) => resolve(results[index] as StoreResult));
  } catch (error) {
    if (batch.length === 1) batch[0]?.reject(error);
    else for (const each of batch) await storeBatch(db, [each]);
  }
}
