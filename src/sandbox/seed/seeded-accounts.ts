import {
  BALANCE_FIELDS,
  type Action,
  type ReasonCode,
  type TargetKind,
} from '#src/registry/names.ts';
import type { AccountValues } from '../accounts/account-columns.ts';

/** One seeded account: what differs from a healthy Team account, and what shows it. */
interface SandboxScene {
  name: string;
  /** The action that shows the code, and the kind of target where it does. */
  action: Action;
  at: TargetKind;
  differs: Partial<AccountValues>;
}

/** An account whose state shows each code as primary. */
export const SANDBOX_SCENES = {
  BILLING_STATE_BLOCKED: {
    name: 'Halyard Legal',
    action: 'scan',
    at: 'projects',
    differs: { billing_state: 'blocked', credit_balance: 31 },
  },
  SUBSCRIPTION_PAST_DUE: {
    name: 'Brightwater Clinic',
    action: 'scan',
    at: 'projects',
    differs: { subscription_status: 'past_due', payment_status: 'failed', credit_balance: 18 },
  },
  // Out of scans; the pack is paid by bank transfer, which takes its time.
  CHECKOUT_PAYMENT_PENDING: {
    name: 'Fernhill Market',
    action: 'scan',
    at: 'projects',
    differs: {
      credit_balance: 0,
      payment_status: 'processing',
      checkout_session_id: 'cs_sandbox_fernhill_0417',
      open_checkout: { intent: 'credit_purchase', item: 'scans_50' },
    },
  },
  PLAN_CHANGE_REQUIRED: {
    name: 'Copperline Travel',
    action: 'scan',
    at: 'projects',
    differs: {
      package_key: 'reports',
      selected_package_key: 'starter',
      monitoring_entitlement_status: 'none',
      credit_balance: 9,
      remaining_fix_credits: 0,
      ai_credit_balance: 0,
    },
  },
  // The subscription has run out; nothing has replaced it, nothing is chosen.
  PACKAGE_ENTITLEMENT_MISSING: {
    name: 'Juniper & Oak',
    action: 'scan',
    at: 'projects',
    differs: {
      package_key: 'starter',
      package_entitlement_status: 'expired',
      subscription_status: 'canceled',
      payment_status: 'not_required',
      monitoring_entitlement_status: 'none',
      credit_balance: 14,
      remaining_fix_credits: 2,
      ai_credit_balance: 0,
    },
  },
  MONITORING_ENTITLEMENT_MISSING: {
    name: 'Lanternworks',
    action: 'monitoring',
    at: 'monitoring',
    differs: { package_key: 'team', monitoring_entitlement_status: 'none' },
  },
  CREDIT_BALANCE_EXHAUSTED: {
    name: 'Northwind Studio',
    action: 'fix',
    at: 'fix-tasks',
    differs: { credit_balance: 12, remaining_fix_credits: 0 },
  },
  AI_CREDIT_LIMIT_REACHED: {
    name: 'Saltmarsh Press',
    action: 'ai',
    at: 'reports',
    differs: { credit_balance: 27, ai_credit_balance: 0 },
  },
} satisfies Record<ReasonCode, SandboxScene>;

/** Where everything works. */
export const READY_SCENE = {
  name: 'Marigold Bakery',
  action: 'fix',
  at: 'fix-tasks',
  differs: {},
} satisfies SandboxScene;

const TARGET_PREFIXES: Record<TargetKind, string> = {
  projects: 'prj',
  reports: 'rep',
  'fix-tasks': 'fix',
  monitoring: 'prj',
};

/** The part after `acc_`, `prj_`, `rep_` and `fix_` for a code's account. */
export const sandboxSuffix = (code: ReasonCode) => code.toLowerCase();

/** `sandboxTarget('fix-tasks', 'ready')` -> `fix-tasks/fix_ready`. */
export const sandboxTarget = (kind: TargetKind, suffix: string) =>
  `${kind}/${TARGET_PREFIXES[kind]}_${suffix}`;

export interface SandboxAccount {
  account_id: string;
  project_id: string;
  targets: { kind: TargetKind; id: string }[];
  values: AccountValues;
}

/** All seeded accounts. Balances reset at the start of the month after `now`. */
export function buildSandboxAccounts(now: Date): SandboxAccount[] {
  const scenes = Object.entries(SANDBOX_SCENES).map(
    ([code, scene]) => [sandboxSuffix(code as ReasonCode), scene] as const,
  );
  return [...scenes, ['ready', READY_SCENE] as const].map(([suffix, scene]) => ({
    account_id: `acc_${suffix}`,
    project_id: `prj_${suffix}`,
    targets: Object.entries(TARGET_PREFIXES).map(([kind, prefix]) => ({
      kind: kind as TargetKind,
      id: `${prefix}_${suffix}`,
    })),
    values: { ...healthyValues(now), name: scene.name, ...scene.differs },
  }));
}

function healthyValues(now: Date): Omit<AccountValues, 'name'> {
  return {
    package_key: 'team_monitoring',
    selected_package_key: null,
    package_entitlement_status: 'active',
    billing_state: 'active',
    subscription_status: 'active',
    payment_status: 'confirmed',
    credit_balance: 42,
    remaining_fix_credits: 8,
    ai_credit_balance: 160,
    monitoring_entitlement_status: 'active',
    checkout_session_id: null,
    open_checkout: null,
    credits_reset_at: resetsNextMonth(now),
  };
}

function resetsNextMonth(now: Date): AccountValues['credits_reset_at'] {
  const next = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1)).toISOString();
  return Object.fromEntries(
    BALANCE_FIELDS.map((field) => [field, next]),
  ) as AccountValues['credits_reset_at'];
}
