import { deriveAccountValues } from '../billing/derive-account-values.ts';
import { readRecords } from '../billing/read-records.ts';
import type { HeldAccount, Sandbox, Trx } from '../sandbox.ts';
import { toAccountColumns } from './account-columns.ts';

/** What a change came to; `changed: false` leaves the account's version as it is. */
export interface Changed<Value> {
  changed: boolean;
  value: Value;
}

/**
 * Changes one account, all or nothing. While the change runs it holds the
 * account; afterwards the account's state is derived anew from its records,
 * its version is one higher, and who watches is told. The account must exist.
 */
export async function changeAccount<Value>(
  { db, changes, catalog, now }: Pick<Sandbox, 'db' | 'changes' | 'catalog' | 'now'>,
  accountId: string,
  change: (held: HeldAccount) => Promise<Changed<Value>>,
): Promise<Value> {
  const { value, version } = await db.transaction().execute(async (trx) => {
    await holdAccount(trx, accountId);
    const held = { trx, account_id: accountId, catalog, at: now().toISOString() };
    const done = await change(held);
    return { value: done.value, version: done.changed ? await saveState(held) : null };
  });
  if (version !== null) changes.notify(accountId, version);
  return value;
}

/** A write that changes nothing: others who want to change the account wait from here on. */
async function holdAccount(trx: Trx, accountId: string): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('sandbox_account')
    .set((column) => ({ version: column.ref('version') }))
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Error(`There is no account ${accountId}.`);
}

async function saveState({ trx, account_id, catalog, at }: HeldAccount): Promise<number> {
  const values = deriveAccountValues(await readRecords(trx, account_id), catalog);
  const { version } = await trx
    .updateTable('sandbox_account')
    .set((column) => ({
      ...toAccountColumns(values),
      version: column('version', '+', 1),
      changed_at: at,
    }))
    .where('account_id', '=', account_id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}
