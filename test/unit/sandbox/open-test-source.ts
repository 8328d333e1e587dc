import SqliteDatabase from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { createAccountChanges } from '#src/sandbox/accounts/account-changes.ts';
import { createSandboxAccountSource } from '#src/sandbox/accounts/create-sandbox-account-source.ts';
import { accountMigrations } from '#src/sandbox/accounts/migrations.ts';
import { addSandboxAccounts } from '#src/sandbox/seed/seed-sandbox.ts';
import type { AccountTables } from '#src/sandbox/accounts/tables.ts';

export const SEEDED_AT = new Date('2026-11-23T08:00:00.000Z');

/** An empty database with the accounts' tables. */
export async function openAccountDatabase() {
  const db = new Kysely<AccountTables>({
    dialect: new SqliteDialect({ database: new SqliteDatabase(':memory:') }),
  });
  const provider = { getMigrations: async () => accountMigrations };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error) throw error;
  return db;
}

/** The seeded accounts in a database of their own, with a clock that tests can set. */
export async function openTestSource() {
  const db = await openAccountDatabase();
  await addSandboxAccounts(db, SEEDED_AT);
  const clock = { now: SEEDED_AT };
  const changes = createAccountChanges();
  const now = () => clock.now;
  return { db, clock, changes, now, source: createSandboxAccountSource({ db, now, changes }) };
}
