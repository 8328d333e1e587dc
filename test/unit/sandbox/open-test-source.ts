import SqliteDatabase from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { PricedCatalog } from '#src/registry/catalog-schema.ts';
import { productCatalog } from '#src/registry/catalog.ts';
import { createSandboxAccountSource } from '#src/sandbox/accounts/create-sandbox-account-source.ts';
import { sandboxMigrations } from '#src/sandbox/migrations.ts';
import { openSandbox } from '#src/sandbox/open-sandbox.ts';
import { addSandboxAccounts } from '#src/sandbox/seed/seed-sandbox.ts';
import type { SandboxTables } from '#src/sandbox/tables.ts';
import { reuseStatements } from '#src/server/reuse-statements.ts';

export const SEEDED_AT = new Date('2026-11-23T08:00:00.000Z');

function open(file: string | Buffer) {
  const sqlite = new SqliteDatabase(file);
  sqlite.pragma('foreign_keys = ON');
  const db = new Kysely<SandboxTables>({
    dialect: new SqliteDialect({ database: reuseStatements(sqlite) }),
  });
  return { db, sqlite };
}

/** An empty database with the sandbox's tables. */
export async function openAccountDatabase() {
  const { db } = open(':memory:');
  await migrate(db);
  return db;
}

async function migrate(db: Kysely<SandboxTables>): Promise<void> {
  const provider = { getMigrations: async () => sandboxMigrations };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error) throw error;
}

let template: Promise<Buffer> | undefined;

/** A seeded database is made once a file; each test gets a copy. */
async function makeTemplate(): Promise<Buffer> {
  const { db, sqlite } = open(':memory:');
  await migrate(db);
  await addSandboxAccounts(db, productCatalog, SEEDED_AT);
  const bytes = sqlite.serialize();
  await db.destroy();
  return bytes;
}

/** The seeded sandbox in a database of its own, with a clock that tests can set. */
export async function openTestSandbox(catalog: PricedCatalog = productCatalog) {
  const { db, sqlite } = open(await (template ??= makeTemplate()));
  const clock = { now: SEEDED_AT };
  const now = () => clock.now;
  const onError = (error: unknown) => {
    throw error;
  };
  const sandbox = openSandbox({ db, catalog, now, secret: 'a secret for tests', onError });
  return { db, sqlite, clock, now, sandbox, source: createSandboxAccountSource(sandbox) };
}

/** Makes a reader a member of an account. */
export async function addMember(
  db: Kysely<SandboxTables>,
  account_id: string,
  role: 'owner' | 'agency' | 'finance_reviewer' = 'owner',
  user_id = 'u1',
) {
  await db.insertInto('sandbox_member').values({ user_id, account_id, role }).execute();
  return { id: user_id, email: `${user_id}@example.test` };
}
