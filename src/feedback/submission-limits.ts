import { createHmac } from 'node:crypto';
import type SqliteDatabase from 'better-sqlite3';
import type { Kysely } from 'kysely';
import { RateLimiterSQLite, type RateLimiterStoreAbstract } from 'rate-limiter-flexible';
import { sqliteOf } from '#src/server/db.ts';
import { networkOf } from '#src/server/sign-in-limits.ts';
import type { FeedbackTables } from './tables.ts';

/** In an hour: who works through all guides sends less, a script of one person more. */
export const READER_LIMIT = 20;
/** In an hour, a whole office behind one address; signed out, this is the only limit. */
export const NETWORK_LIMIT = 60;
const WINDOW_SECONDS = 3600;
/** Counters that are over count no more; they need not go at once. */
const FORGET_EVERY_MS = 60_000;

/** Who sends: neither the user's id nor the address is stored, a digest only. */
export interface Sender {
  userId: string | null;
  address: string;
}

export interface SubmissionLimits {
  /**
   * Counts one submission. Seconds to wait instead, and then nothing is
   * counted; 0 = it may be stored. Only inside the transaction that stores it:
   * the package writes on the database's own connection, so that both are
   * durable with one sync, and two at once cannot both be the last.
   */
  take: (trx: Kysely<FeedbackTables>, sender: Sender) => Promise<number>;
}

/** The counters of a database; they outlive a restart. */
export function openSubmissionLimits(db: Kysely<FeedbackTables>, secret: string): SubmissionLimits {
  const store = openStore(db);
  const network = openLimiter(store, NETWORK_LIMIT);
  const reader = openLimiter(store, READER_LIMIT);
  let forgetAt = 0;
  const digest = (key: string) => createHmac('sha256', secret).update(key).digest('base64url');
  return {
    take: async (trx, { userId, address }) => {
      const now = Date.now();
      if (forgetAt <= now) {
        await forgetOver(trx, now);
        forgetAt = now + FORGET_EVERY_MS;
      }
      const counters = [
        { limiter: network, key: digest(`feedback network ${networkOf(address)}`) },
        ...(userId ? [{ limiter: reader, key: digest(`feedback reader ${userId}`) }] : []),
      ];
      const waits = await Promise.all(counters.map(({ limiter, key }) => readWait(limiter, key)));
      const wait = Math.max(...waits);
      if (wait > 0) return wait;
      for (const { limiter, key } of counters) await limiter.consume(key);
      return 0;
    },
  };
}

/** The connection as the package asks it: each statement prepared once, the transaction ours. */
function openStore(db: Kysely<FeedbackTables>) {
  const sqlite = sqliteOf(db);
  const kept = new Map<string, SqliteDatabase.Statement>();
  return {
    prepare: (text: string) => {
      const statement = kept.get(text) ?? sqlite.prepare(text);
      kept.set(text, statement);
      return statement;
    },
    transaction: (run: () => unknown) => run,
  };
}

/** The one place that knows which database it is: PostgreSQL has `RateLimiterPostgres`. */
const openLimiter = (store: object, points: number): RateLimiterStoreAbstract =>
  new RateLimiterSQLite({
    storeClient: store,
    storeType: 'better-sqlite3',
    tableName: 'feedback_rate',
    tableCreated: true,
    keyPrefix: '',
    points,
    duration: WINDOW_SECONDS,
  });

async function forgetOver(trx: Kysely<FeedbackTables>, now: number): Promise<void> {
  await trx.deleteFrom('feedback_rate').where('expire', '<', now).execute();
}

async function readWait(limiter: RateLimiterStoreAbstract, key: string): Promise<number> {
  const state = await limiter.get(key);
  if (!state || state.consumedPoints < limiter.points) return 0;
  return Math.max(1, Math.ceil(state.msBeforeNext / 1000));
}
