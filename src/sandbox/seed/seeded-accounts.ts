import type { CheckoutStatus } from '#src/contracts/transactions.ts';
import type { Action, BalanceField, ReasonCode, TargetKind } from '#src/registry/names.ts';
import type { BillingTable } from '../billing/tables.ts';

/** One seeded account: what differs from a healthy Team account, and what shows it. */
export interface SandboxScene {
  name: string;
  /** The action that shows the code, and the kind of target where it does. */
  action: Action;
  at: TargetKind;
  billing?: Partial<Omit<BillingTable, 'account_id'>>;
  credits?: Partial<Record<BalanceField, number>>;
  /** A purchase of the past, or one that is still on its way. */
  checkout?: { id: string; item: string; status: CheckoutStatus };
  /** The purchase's payment is contested, under this id. */
  dispute?: string;
  /** The latest invoice of the plan is not paid. */
  overdue?: boolean;
}

/** An account whose state shows each code as primary. */
export const SANDBOX_SCENES = {
  // The bank contests what was paid for a pack; 19 of its 50 credits are spent.
  BILLING_STATE_BLOCKED: {
    name: 'Halyard Legal',
    action: 'scan',
    at: 'projects',
    credits: { credit_balance: 31 },
    checkout: { id: 'cs_sandbox_halyard_0391', item: 'scans_50', status: 'delivered' },
    dispute: 'dp_sandbox_halyard_0012',
  },
  SUBSCRIPTION_PAST_DUE: {
    name: 'Brightwater Clinic',
    action: 'scan',
    at: 'projects',
    billing: { subscription_status: 'past_due', last_payment_status: 'failed' },
    credits: { credit_balance: 18 },
    overdue: true,
  },
  // Out of scans; the pack is paid by bank transfer, which takes its time.
  CHECKOUT_PAYMENT_PENDING: {
    name: 'Fernhill Market',
    action: 'scan',
    at: 'projects',
    credits: { credit_balance: 0 },
    checkout: { id: 'cs_sandbox_fernhill_0417', item: 'scans_50', status: 'processing' },
  },
  PLAN_CHANGE_REQUIRED: {
    name: 'Copperline Travel',
    action: 'scan',
    at: 'projects',
    billing: { package_key: 'reports', selected_package_key: 'starter' },
    credits: { credit_balance: 9, remaining_fix_credits: 0, ai_credit_balance: 0 },
  },
  // The subscription has run out; nothing has replaced it, nothing is chosen.
  PACKAGE_ENTITLEMENT_MISSING: {
    name: 'Juniper & Oak',
    action: 'scan',
    at: 'projects',
    billing: {
      package_key: 'starter',
      entitlement_status: 'expired',
      subscription_status: 'canceled',
      last_payment_status: 'not_required',
      credits_reset_at: null,
    },
    credits: { credit_balance: 14, remaining_fix_credits: 2, ai_credit_balance: 0 },
  },
  MONITORING_ENTITLEMENT_MISSING: {
    name: 'Lanternworks',
    action: 'monitoring',
    at: 'monitoring',
    billing: { package_key: 'team' },
  },
  CREDIT_BALANCE_EXHAUSTED: {
    name: 'Northwind Studio',
    action: 'fix',
    at: 'fix-tasks',
    credits: { credit_balance: 12, remaining_fix_credits: 0 },
  },
  AI_CREDIT_LIMIT_REACHED: {
    name: 'Saltmarsh Press',
    action: 'ai',
    at: 'reports',
    credits: { credit_balance: 27, ai_credit_balance: 0 },
  },
} as const satisfies Record<ReasonCode, SandboxScene>;

/** Where everything works. */
export const READY_SCENE = {
  name: 'Marigold Bakery',
  action: 'fix',
  at: 'fix-tasks',
} as const satisfies SandboxScene;

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

/** An account to seed: its ids, its targets, and the scene that its records tell. */
export interface SandboxAccount {
  account_id: string;
  project_id: string;
  targets: { kind: TargetKind; id: string }[];
  scene: SandboxScene;
}

/** All seeded accounts, in the order of their codes; the ready one last. */
export function listSandboxAccounts(): SandboxAccount[] {
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
    scene,
  }));
}
