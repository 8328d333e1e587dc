import type { Kysely, Selectable } from 'kysely';
import type { TargetRef } from '#src/accounts/account-source.ts';
import { RunSchema, type Run } from '#src/contracts/runs.ts';
import { actions } from '#src/registry/actions.ts';
import type { ProductTables } from '../tables.ts';
import type { RunTable } from './tables.ts';

type RunRow = Selectable<RunTable>;

/** A stored run as callers see it. */
export function toRun(row: RunRow): Run {
  const { balance } = actions[row.action];
  const charged = balance && row.entry_id && row.status !== 'failed' && { balance, credits: 1 };
  return RunSchema.parse({
    id: row.run_id,
    account_id: row.account_id,
    target: `${row.target_kind}/${row.target_id}`,
    action: row.action,
    status: row.status,
    result: row.result,
    charged: charged || null,
    created_at: row.created_at,
    finished_at: row.finished_at,
  });
}

/** The run that a caller started with a key. */
export function findRunByKey(
  db: Kysely<ProductTables>,
  userId: string,
  key: string,
): Promise<RunRow | undefined> {
  return db
    .selectFrom('sandbox_run')
    .selectAll()
    .where('user_id', '=', userId)
    .where('idempotency_key', '=', key)
    .executeTakeFirst();
}

/** The latest runs at a target, newest first. */
export async function listRuns(
  db: Kysely<ProductTables>,
  { kind, id }: TargetRef,
  limit = 10,
): Promise<Run[]> {
  const rows = await db
    .selectFrom('sandbox_run')
    .selectAll()
    .where('target_kind', '=', kind)
    .where('target_id', '=', id)
    .orderBy('created_at', 'desc')
    .orderBy('run_id')
    .limit(limit)
    .execute();
  return rows.map(toRun);
}

/** One run that exists. */
export function findRun(db: Kysely<ProductTables>, runId: string): Promise<RunRow> {
  return db
    .selectFrom('sandbox_run')
    .selectAll()
    .where('run_id', '=', runId)
    .executeTakeFirstOrThrow();
}
