import type { Selectable } from 'kysely';
import type { Run, RunStatus } from '#src/contracts/runs.ts';
import { changeAccount } from '../accounts/change-account.ts';
import type { Sandbox } from '../sandbox.ts';
import { findRun, toRun } from './find-runs.ts';
import { returnCredit } from './return-credit.ts';
import type { RunTable } from './tables.ts';

/** Does a run's work and records what came of it; its credit goes back if it failed. */
export async function finishRun(sandbox: Sandbox, accountId: string, runId: string): Promise<Run> {
  const begun = await findRun(sandbox.db, runId);
  const outcome = await attempt(sandbox, begun);
  return changeAccount(sandbox, accountId, async (held) => {
    const row = await held.trx
      .updateTable('sandbox_run')
      .set({ status: outcome.status, result: outcome.result, finished_at: held.at })
      .where('run_id', '=', runId)
      .where('status', '=', 'running')
      .returningAll()
      .executeTakeFirst();
    if (row && outcome.status === 'failed') await returnCredit(held, row);
    const run = row ?? (await findRun(held.trx, runId));
    return { changed: row !== undefined, value: toRun(run) };
  });
}

async function attempt(
  { work }: Sandbox,
  run: Selectable<RunTable>,
): Promise<{ status: RunStatus; result: string }> {
  try {
    return { status: 'succeeded', ...(await work(run)) };
  } catch {
    return { status: 'failed', result: 'It failed. The credit is back; start it again.' };
  }
}
