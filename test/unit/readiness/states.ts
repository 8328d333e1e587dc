import type { AccountState } from '#src/readiness/account-state.ts';
import type { Catalog } from '#src/registry/catalog-schema.ts';
import type { ReadinessRequest } from '#src/readiness/report.ts';
import { ACTIONS } from '#src/registry/names.ts';
import type { Action, MemberRole } from '#src/registry/names.ts';

export const ACCOUNT_ID = 'acc_here';
export const CHANGED_AT = '2026-01-10T00:00:00Z';
export const NOW = new Date(CHANGED_AT);
const RESET_AT = '2026-02-01T00:00:00Z';

export const TARGETS: Record<Action, string> = {
  scan: '/projects/prj_here',
  retest: '/reports/rep_here',
  fix: '/fix-tasks/fix_here',
  monitoring: '/monitoring/prj_here',
  ai: '/reports/rep_here',
};

/**
 * `extra` and `full` include every action, `bare` and `stuck` none; from `stuck`
 * only a plan that is no longer sold can be reached.
 */
export const FULL_CATALOG: Catalog = {
  plans: [
    { key: 'bare', name: 'Bare', actions: [], monitoring: false, sold: true },
    { key: 'extra', name: 'Extra', actions: [...ACTIONS], monitoring: false, sold: true },
    { key: 'full', name: 'Full', actions: [...ACTIONS], monitoring: true, sold: true },
    { key: 'stuck', name: 'Stuck', actions: [], monitoring: false, sold: false },
    { key: 'kept', name: 'Kept', actions: [...ACTIONS], monitoring: true, sold: false },
  ],
  changes: [
    { from: 'stuck', to: 'kept', kind: 'plan_upgrade' },
    { from: 'stuck', to: 'bare', kind: 'plan_change' },
    { from: 'bare', to: 'full', kind: 'plan_upgrade' },
    { from: 'bare', to: 'extra', kind: 'plan_change' },
    { from: 'extra', to: 'full', kind: 'plan_change' },
    { from: 'full', to: 'extra', kind: 'plan_change' },
  ],
  packs: [
    { key: 'old_scans', name: 'Old scans', balance: 'credit_balance', credits: 5, sold: false },
    { key: 'scans', name: 'Scans', balance: 'credit_balance', credits: 10, sold: true },
    { key: 'more_scans', name: 'More scans', balance: 'credit_balance', credits: 50, sold: true },
    { key: 'fixes', name: 'Fixes', balance: 'remaining_fix_credits', credits: 10, sold: true },
    { key: 'drafts', name: 'Drafts', balance: 'ai_credit_balance', credits: 10, sold: true },
  ],
};

export const PACKLESS_CATALOG: Catalog = {
  ...FULL_CATALOG,
  packs: FULL_CATALOG.packs.map((pack) => ({ ...pack, sold: false })),
};

/** Everything still runs for those who have it; nothing can be bought. */
export const UNSOLD_CATALOG: Catalog = {
  ...PACKLESS_CATALOG,
  plans: FULL_CATALOG.plans.map((plan) => ({ ...plan, sold: false })),
};

export const ACTIONLESS_CATALOG: Catalog = {
  ...FULL_CATALOG,
  plans: FULL_CATALOG.plans.map((plan) => ({ ...plan, actions: [] })),
};

/** An account that is ready for every action under `FULL_CATALOG`. */
export function buildAccount(changes: Partial<AccountState> = {}): AccountState {
  return {
    account_id: ACCOUNT_ID,
    name: 'Here Ltd',
    package_key: 'full',
    selected_package_key: null,
    package_entitlement_status: 'active',
    billing_state: 'active',
    subscription_status: 'active',
    payment_status: 'not_required',
    credit_balance: 5,
    remaining_fix_credits: 5,
    ai_credit_balance: 5,
    monitoring_entitlement_status: 'active',
    checkout_session_id: null,
    open_checkout: null,
    credits_reset_at: {
      credit_balance: null,
      remaining_fix_credits: null,
      ai_credit_balance: null,
    },
    projects: [],
    as_of: CHANGED_AT,
    version: 3,
    changed_at: CHANGED_AT,
    ...changes,
  };
}

export const RESETS: AccountState['credits_reset_at'] = {
  credit_balance: RESET_AT,
  remaining_fix_credits: RESET_AT,
  ai_credit_balance: RESET_AT,
};

export function buildRequest(action: Action, role: MemberRole | null = 'owner'): ReadinessRequest {
  return {
    action,
    role,
    target: { route: TARGETS[action], owner_account_id: ACCOUNT_ID, project_id: 'prj_here' },
  };
}
