import { verifyPassword } from 'better-auth/crypto';
import SqliteDatabase from 'better-sqlite3';
import { Kysely, sql, SqliteDialect } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import { expect, it } from 'vitest';
import { SANDBOX_PASSWORD, SANDBOX_PEOPLE } from '#src/sandbox/seed/people.ts';
import { accountMigrations } from '#src/sandbox/accounts/migrations.ts';
import { sandboxMigrations } from '#src/sandbox/migrations.ts';
import { addSandboxAccounts, seedSandbox } from '#src/sandbox/seed/seed-sandbox.ts';
import { productCatalog } from '#src/registry/catalog.ts';
import type { SandboxTables } from '#src/sandbox/tables.ts';
import { createAuth, migrateAuth } from '#src/server/auth.ts';
import { createLog } from '#src/server/log.ts';
import { SEEDED_AT, openAccountDatabase } from './open-test-source.ts';

async function openSeeded() {
  const db = await openAccountDatabase();
  const auth = createAuth({
    db,
    secret: 'a secret for tests that is long enough',
    origins: { url: 'http://localhost:4321', trusted: ['http://localhost:4321'] },
    log: createLog({ log_level: 'silent' }),
  });
  await migrateAuth(auth);
  const seed = () => seedSandbox({ db, auth, catalog: productCatalog, now: () => SEEDED_AT });
  await seed();
  return { db, auth, seed };
}

async function countRows(db: Kysely<SandboxTables>) {
  const count = async (table: string) => {
    const { rows } = await sql`select * from ${sql.table(table)}`.execute(db);
    return rows.length;
  };
  return {
    accounts: await count('sandbox_account'),
    targets: await count('sandbox_target'),
    members: await count('sandbox_member'),
    users: await count('auth_users'),
    credentials: await count('auth_credentials'),
  };
}

it('adds nine accounts and fourteen people, who all have the one password', async () => {
  const { db, auth } = await openSeeded();
  expect(await countRows(db)).toEqual({
    accounts: 9,
    targets: 36,
    members: 15,
    users: SANDBOX_PEOPLE.length,
    credentials: SANDBOX_PEOPLE.length,
  });
  const { internalAdapter } = await auth.$context;
  const found = await internalAdapter.findUserByEmail('reviewer@sandbox.test', {
    includeAccounts: true,
  });
  expect(found?.user).toMatchObject({ name: 'Ruth Calder', roles: ['docs_reviewer'] });
  const hash = found?.accounts.find((each) => each.providerId === 'credential')?.password ?? '';
  expect(await verifyPassword({ hash, password: SANDBOX_PASSWORD })).toBe(true);
});

it('adds only what is missing', async () => {
  const { db, seed } = await openSeeded();
  const before = await countRows(db);
  const owner = await db
    .selectFrom('sandbox_member')
    .selectAll()
    .where('account_id', '=', 'acc_ready')
    .where('role', '=', 'owner')
    .executeTakeFirstOrThrow();
  await db.deleteFrom('sandbox_member').where('user_id', '=', owner.user_id).execute();
  await db.deleteFrom('sandbox_target').where('id', '=', 'rep_ready').execute();
  await db
    .updateTable('sandbox_account')
    .set({ credit_balance: 3 })
    .where('account_id', '=', 'acc_ready')
    .execute();

  await seed();
  expect(await countRows(db)).toEqual(before);
  const account = await db
    .selectFrom('sandbox_account')
    .select(['credit_balance', 'version'])
    .where('account_id', '=', 'acc_ready')
    .executeTakeFirst();
  expect(account).toEqual({ credit_balance: 3, version: 1 });
});

it('takes over a database of before the ledger: its accounts start anew', async () => {
  const db = new Kysely<SandboxTables>({
    dialect: new SqliteDialect({ database: new SqliteDatabase(':memory:') }),
  });
  await sql`pragma foreign_keys = on`.execute(db);
  const migrate = (all: Record<string, Migration>) =>
    new Migrator({ db, provider: { getMigrations: async () => all } }).migrateToLatest();
  await migrate(accountMigrations);
  await sql`insert into sandbox_account (account_id, name, package_entitlement_status,
    billing_state, subscription_status, payment_status, monitoring_entitlement_status,
    credits_reset_at, credit_balance, version, changed_at)
    values ('acc_ready', 'Old', 'active', 'active', 'active', 'confirmed', 'active', '{}', 999, 7,
    '2026-11-23T00:00:00Z')`.execute(db);
  await sql`insert into sandbox_project values ('prj_ready', 'acc_ready', null, null)`.execute(db);
  await sql`insert into sandbox_target values ('reports', 'rep_ready', 'acc_ready', 'prj_ready')`.execute(
    db,
  );
  await sql`insert into sandbox_member values ('u1', 'acc_ready', 'owner')`.execute(db);

  expect((await migrate(sandboxMigrations)).error).toBeUndefined();
  await addSandboxAccounts(db, productCatalog, SEEDED_AT);
  const account = await db
    .selectFrom('sandbox_account')
    .select(['name', 'credit_balance', 'version'])
    .where('account_id', '=', 'acc_ready')
    .executeTakeFirst();
  expect(account).toEqual({ name: 'Marigold Bakery', credit_balance: 42, version: 1 });
});
