import { changeAccount } from '../accounts/change-account.ts';
import type { Sandbox } from '../sandbox.ts';
import { returnCredit } from './return-credit.ts';

/**
 * At start: runs that the last process left at work are over, and their credits
 * go back. One process serves the sandbox, so that none of them is still at work.
 */
export async function recoverRuns(sandbox: Sandbox): Promise<void> {
  const left = await sandbox.db
    .selectFrom('sandbox_run')
    .select(['run_id', 'account_id'])
    .where('status', '=', 'running')
    .execute();
  for (const { run_id, account_id } of left) {
    await changeAccount(sandbox, account_id, async (held) => {
      const run = await held.trx
        .updateTable('sandbox_run')
        .set({
          status: 'failed',
          result: 'Interrupted. The credit is back; start it again.',
          finished_at: held.at,
        })
        .where('run_id', '=', run_id)
        .where('status', '=', 'running')
        .returningAll()
        .executeTakeFirst();
      if (run) await returnCredit(held, run);
      return { changed: run !== undefined, value: null };
    });
  }
}
