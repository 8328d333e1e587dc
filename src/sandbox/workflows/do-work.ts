import type { Action, TargetKind } from '#src/registry/names.ts';

/** What each action does in the sandbox, said once it is done. */
const RESULTS = {
  projects: {
    scan: 'Scanned 48 pages: 3 issues found.',
    ai: 'Sorted 3 findings: 1 is urgent.',
  },
  reports: {
    retest: 'Tested 3 issues again: 2 are gone.',
    ai: 'Drafted a summary of 2 paragraphs.',
  },
  'fix-tasks': {
    fix: 'Fixed: a change with 12 lines is ready to merge.',
    ai: 'Reviewed the change: no objection.',
  },
  monitoring: { monitoring: 'Recurring scans are set up: every Monday at 06:00 UTC.' },
} as const satisfies Record<TargetKind, Partial<Record<Action, string>>>;

/** Does an action at a target. May throw: the run has failed then. */
export type Work = (run: {
  run_id: string;
  target_kind: TargetKind;
  action: Action;
}) => Promise<{ result: string }>;

/** The sandbox's work: says the same each time. */
export const doWork: Work = async ({ target_kind, action }) => {
  const results: Partial<Record<Action, string>> = RESULTS[target_kind];
  const result = results[action];
  if (!result) throw new Error(`${action} does not run at ${target_kind}.`);
  return { result };
};
