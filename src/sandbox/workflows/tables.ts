import type { RunStatus } from '#src/contracts/runs.ts';
import type { Action, TargetKind } from '#src/registry/names.ts';

/** One run of an action at a target. */
export interface RunTable {
  run_id: string;
  account_id: string;
  user_id: string;
  idempotency_key: string;
  target_kind: TargetKind;
  target_id: string;
  action: Action;
  status: RunStatus;
  /** What came of it, in words; null while it runs. */
  result: string | null;
  /** The ledger entry that paid for it; null where the action takes no credit. */
  entry_id: string | null;
  created_at: string;
  finished_at: string | null;
}

export interface WorkflowTables {
  sandbox_run: RunTable;
}
