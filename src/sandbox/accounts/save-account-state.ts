import type { Kysely } from 'kysely';
import type { Project } from '#src/readiness/account-state.ts';
import type { AccountChanges } from './account-changes.ts';
import { toAccountColumns, type AccountValues } from './account-columns.ts';
import type { AccountTables } from './tables.ts';

/** What one change sets; what it does not name stays. Null in a project: it holds no own value. */
export interface AccountChange extends Partial<AccountValues> {
  projects?: {
    project_id: string;
    package_entitlement_status?: Project['package_entitlement_status'] | null;
    monitoring_entitlement_status?: Project['monitoring_entitlement_status'] | null;
  }[];
}

interface SaveContext {
  db: Kysely<AccountTables>;
  changes: AccountChanges;
  now: () => Date;
}

/**
 * Writes one change to an account: its values, a version one higher and
 * `changed_at`, all or nothing; then tells who watches. Returns the new
 * version, or null if there is no such account (nothing is written then). A
 * project that is not the account's is a fault of the caller: throws, and
 * nothing is written.
 */
export async function saveAccountState(
  { db, changes, now }: SaveContext,
  accountId: string,
  { projects = [], ...values }: AccountChange,
): Promise<number | null> {
  const version = await db.transaction().execute(async (trx) => {
    const saved = await trx
      .updateTable('sandbox_account')
      .set((column) => ({
        ...toAccountColumns(values),
        version: column('version', '+', 1),
        changed_at: now().toISOString(),
      }))
      .where('account_id', '=', accountId)
      .returning('version')
      .executeTakeFirst();
    if (!saved) return null;
    for (const project of projects) await saveProject(trx, accountId, project);
    return saved.version;
  });
  if (version !== null) changes.notify(accountId, version);
  return version;
}

async function saveProject(
  trx: Kysely<AccountTables>,
  accountId: string,
  { project_id, ...entitlements }: NonNullable<AccountChange['projects']>[number],
) {
  if (Object.keys(entitlements).length === 0) return;
  const { numUpdatedRows } = await trx
    .updateTable('sandbox_project')
    .set(entitlements)
    .where('project_id', '=', project_id)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Error(`${accountId} has no project ${project_id}`);
}
