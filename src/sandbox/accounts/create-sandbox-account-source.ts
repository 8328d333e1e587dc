import type { Kysely } from 'kysely';
import type { AccountSource, Membership, OwnedTarget } from '#src/accounts/account-source.ts';
import type { AccountState } from '#src/readiness/account-state.ts';
import type { Catalog } from '#src/registry/catalog-schema.ts';
import { MEMBER_ROLES, TARGET_KINDS } from '#src/registry/names.ts';
import { createAccountChanges, type AccountChanges } from './account-changes.ts';
import { parseAccountRow } from './parse-account-row.ts';
import type { AccountTables } from './tables.ts';

interface SandboxOptions {
  db: Kysely<AccountTables>;
  now: () => Date;
  catalog: Catalog;
  /** Shared with whoever changes accounts, so that watchers hear of it. */
  changes?: AccountChanges;
}

/** Accounts that live in the site's own database. `as_of` is the time of reading. */
export function createSandboxAccountSource({
  db,
  now,
  catalog,
  changes = createAccountChanges(),
}: SandboxOptions): AccountSource {
  return {
    listMemberships: (reader) => listMemberships(db, reader.id),
    readState: (accountId) => readState(db, accountId, now()),
    listTargets: (accountId) => listTargets(db, accountId),
    findTarget: async ({ kind, id }) => {
      const row = await db
        .selectFrom('sandbox_target')
        .selectAll()
        .where('kind', '=', kind)
        .where('id', '=', id)
        .executeTakeFirst();
      return row ? { ...row, kind } : null;
    },
    readCatalog: async () => catalog,
    watchChanges: (accountId, onChange) => changes.watch(accountId, onChange),
  };
}

/** A member whose role is not recognised may see nothing, so they are left out. */
async function listMemberships(db: Kysely<AccountTables>, userId: string): Promise<Membership[]> {
  return await db
    .selectFrom('sandbox_member as member')
    .innerJoin('sandbox_account as account', 'account.account_id', 'member.account_id')
    .select(['account.account_id', 'account.name', 'member.role'])
    .where('member.user_id', '=', userId)
    .where('member.role', 'in', MEMBER_ROLES)
    .orderBy('account.name')
    .orderBy('account.account_id')
    .$narrowType<{ role: Membership['role'] }>()
    .execute();
}

/** One statement for the account and its projects, so that both are from one moment. */
async function readState(
  db: Kysely<AccountTables>,
  accountId: string,
  asOf: Date,
): Promise<AccountState | null> {
  const rows = await db
    .selectFrom('sandbox_account as account')
    .leftJoin('sandbox_project as project', 'project.account_id', 'account.account_id')
    .selectAll('account')
    .select([
      'project.project_id',
      'project.package_entitlement_status as project_package',
      'project.monitoring_entitlement_status as project_monitoring',
    ])
    .where('account.account_id', '=', accountId)
    .orderBy('project.project_id')
    .execute();
  const [account] = rows;
  if (!account) return null;
  const projects = rows.map((row) => ({
    project_id: row.project_id,
    package_entitlement_status: row.project_package,
    monitoring_entitlement_status: row.project_monitoring,
  }));
  return parseAccountRow(account, projects, asOf);
}

async function listTargets(db: Kysely<AccountTables>, accountId: string): Promise<OwnedTarget[]> {
  return await db
    .selectFrom('sandbox_target')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('kind', 'in', TARGET_KINDS)
    .orderBy('project_id')
    .orderBy('kind')
    .orderBy('id')
    .$narrowType<{ kind: OwnedTarget['kind'] }>()
    .execute();
}
