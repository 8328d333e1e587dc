import SqliteDatabase from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { AccountState } from '#src/readiness/account-state.ts';
import { productCatalog } from '#src/registry/catalog.ts';
import type { Catalog } from '#src/registry/catalog-schema.ts';
import type { Action } from '#src/registry/names.ts';
import { createSandboxAccountSource } from '#src/sandbox/accounts/create-sandbox-account-source.ts';
import { sandboxMigrations } from '#src/sandbox/migrations.ts';
import { SANDBOX_PEOPLE } from '#src/sandbox/seed/people.ts';
import { addSandboxAccounts } from '#src/sandbox/seed/seed-sandbox.ts';
import { listSandboxAccounts, sandboxTarget } from '#src/sandbox/seed/seeded-accounts.ts';
import type { SandboxTables } from '#src/sandbox/tables.ts';

/** What the checks look at in the sandbox: its accounts as they are seeded, and its catalog. */
export interface SandboxView {
  catalog: Catalog;
  accounts: SandboxAccountView[];
}

export interface SandboxAccountView {
  account_id: string;
  project_id: string;
  /** What shows the account's code. */
  action: Action;
  route: string;
  hasOwner: boolean;
  state: AccountState;
}

/** Seeds a sandbox in memory and reads every account's state. */
export async function readSandboxView(now: Date): Promise<SandboxView> {
  const dialect = new SqliteDialect({ database: new SqliteDatabase(':memory:') });
  const db = new Kysely<SandboxTables>({ dialect });
  const provider = { getMigrations: async () => sandboxMigrations };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error) throw error;
  await addSandboxAccounts(db, productCatalog, now);
  const source = createSandboxAccountSource({ db, now: () => now, catalog: productCatalog });
  const accounts: SandboxAccountView[] = [];
  for (const { account_id, project_id, scene } of listSandboxAccounts()) {
    const state = await source.readState(account_id);
    if (state === null) continue;
    const { action, at } = scene;
    const route = `/${sandboxTarget(at, account_id.replace('acc_', ''))}`;
    accounts.push({ account_id, project_id, action, route, hasOwner: isOwned(account_id), state });
  }
  await db.destroy();
  return { catalog: productCatalog, accounts };
}

const isOwned = (accountId: string) =>
  SANDBOX_PEOPLE.some(({ memberships }) =>
    memberships.some(({ account_id, role }) => account_id === accountId && role === 'owner'),
  );
