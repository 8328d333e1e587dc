import type { Action, Route, TargetKind } from './names.ts';

/** A page of the product that the guides send readers to. */
export interface RouteEntry {
  title: string;
  /** What the reader does there. */
  purpose: string;
  /** Set where the route is a workflow that owns actions. */
  targetKind?: TargetKind;
}

export const routes = {
  '/billing': { title: 'Billing', purpose: 'See the plan, the balances and every status.' },
  '/billing/checkout': {
    title: 'Checkout',
    purpose: 'Buy what billing shows as available: a plan, a plan change or credits.',
  },
  '/billing/transactions': {
    title: 'Transactions',
    purpose: 'Find invoices, receipts, disputes and payment confirmations.',
  },
  '/projects/{project}': {
    title: 'Project',
    purpose: 'Run scans and AI triage.',
    targetKind: 'projects',
  },
  '/reports/{report}': {
    title: 'Report',
    purpose: 'Run retests and AI drafting.',
    targetKind: 'reports',
  },
  '/fix-tasks/{fixTask}': {
    title: 'Fix task',
    purpose: 'Run automated fixes and AI review.',
    targetKind: 'fix-tasks',
  },
  '/monitoring/{project}': {
    title: 'Monitoring setup',
    purpose: 'Set up recurring scans.',
    targetKind: 'monitoring',
  },
} as const satisfies Record<Route, RouteEntry>;

/** Which actions run at a target of each kind. */
export const TARGET_ACTIONS = {
  projects: ['scan', 'ai'],
  reports: ['retest', 'ai'],
  'fix-tasks': ['fix', 'ai'],
  monitoring: ['monitoring'],
} as const satisfies Record<TargetKind, readonly Action[]>;

/** Whether an action can run at a target of this kind. */
export function actionRunsAt(action: Action, kind: TargetKind): boolean {
  return (TARGET_ACTIONS[kind] as readonly Action[]).includes(action);
}
