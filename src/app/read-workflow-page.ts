import { readReadiness } from '#src/accounts/read-readiness.ts';
import type { TargetRef } from '#src/accounts/account-source.ts';
import type { Run } from '#src/contracts/runs.ts';
import type { ReadinessReport } from '#src/readiness/report.ts';
import type { Action } from '#src/registry/names.ts';
import { TARGET_ACTIONS } from '#src/registry/routes.ts';
import { listRuns } from '#src/sandbox/workflows/find-runs.ts';
import type { Services } from './services.ts';
import type { ProductPage } from './open-product-page.ts';

/** An action of a workflow, and what decides about its button. */
export interface WorkflowAction {
  action: Action;
  report: ReadinessReport;
}

export interface WorkflowView {
  actions: WorkflowAction[];
  runs: Run[];
  /** The other places of the same project, such as `reports/rep_ready`. */
  places: string[];
}

/** What a workflow's page shows: every button is enabled by readiness and by nothing else. */
export async function readWorkflowPage(
  services: Services,
  { reader, membership, state }: ProductPage,
  target: TargetRef,
): Promise<WorkflowView> {
  const { accounts: source, sandbox } = services;
  const now = new Date();
  const actions = await Promise.all(
    TARGET_ACTIONS[target.kind].map(async (action): Promise<WorkflowAction> => {
      const query = { action, target, account: membership.account_id };
      const read = await readReadiness({ source, reader, query, now });
      if (!read.ok) throw new Error('The account was the reader’s a moment ago.');
      return { action, report: read.report };
    }),
  );
  const targets = await source.listTargets(state.account_id);
  const own = targets.find(({ kind, id }) => kind === target.kind && id === target.id);
  return {
    actions,
    runs: await listRuns(sandbox.db, target),
    places: targets
      .filter(({ project_id }) => own && project_id === own.project_id)
      .map(({ kind, id }) => `${kind}/${id}`),
  };
}
