import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** So many failures open a closed window of so long. */
export const MAX_FAILURES = 10;
export const WINDOW_MS = 60_000;

/** Failed sign-ins, counted per e-mail and per network. */
export interface SignInLimitTables {
  sign_in_failures: {
    /** A digest: the table names nobody. */
    key: string;
    failures: number;
    /** ISO 8601 UTC. */
    window_ends_at: string;
  };
}

type Db = Kysely<SignInLimitTables>;

export const signInLimitMigrations: Record<string, Migration> = {
  '2026-11-23-sign-in-limits': {
    async up(db) {
      await db.schema
        .createTable('sign_in_failures')
        .addColumn('key', 'text', (column) => column.primaryKey())
        .addColumn('failures', 'integer', (column) => column.notNull())
        .addColumn('window_ends_at', 'text', (column) => column.notNull())
        .execute();
    },
  },
};

/** The two counters of an attempt. */
export function signInKeys(email: string, address: string): string[] {
  return [`email ${email.trim().toLowerCase()}`, `network ${networkOf(address)}`].map((key) =>
    createHash('sha256').update(key).digest('base64url'),
  );
}

/** One IPv4 address, or the /64 that one IPv6 customer has. */
export function networkOf(address: string): string {
  const plain = address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.replace(/%.*$/, '').split('::');
  const before = head ? head.split(':') : [];
  const after = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  return [...before, ...Array<string>(Math.max(zeros, 0)).fill('0'), ...after]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}

/** Whole seconds until the attempt may be made; 0 = now. */
export async function readSignInWait(db: Db, keys: string[], now: Date): Promise<number> {
  const full = await db
    .selectFrom('sign_in_failures')
    .select('window_ends_at')
    .where('key', 'in', keys)
    .where('failures', '>=', MAX_FAILURES)
    .where('window_ends_at', '>', now.toISOString())
    .execute();
  const waits = full.map((row) => Date.parse(row.window_ends_at) - now.getTime());
  return Math.ceil(Math.max(0, ...waits) / 1000);
}

/** Counts one failure on each key; a window starts with its first failure. */
export async function recordSignInFailure(db: Db, keys: string[], now: Date): Promise<void> {
  const window_ends_at = new Date(now.getTime() + WINDOW_MS).toISOString();
  await db.transaction().execute(async (trx) => {
    await trx
      .deleteFrom('sign_in_failures')
      .where('window_ends_at', '<=', now.toISOString())
      .execute();
    await trx
      .insertInto('sign_in_failures')
      .values(keys.map((key) => ({ key, failures: 1, window_ends_at })))
      .onConflict((conflict) =>
        conflict
          .column('key')
          .doUpdateSet((eb) => ({ failures: eb('sign_in_failures.failures', '+', 1) })),
      )
      .execute();
  });
}
