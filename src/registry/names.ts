/**
 * Every public identifier of the site, each list in its one meaningful order.
 * All other registry files are keyed by these, so that a missing or misspelt
 * reference is a compile error. Source: the product's billing vocabulary.
 */

/** Reason codes in the order in which their conditions decide. */
export const REASON_CODES = [
  'BILLING_STATE_BLOCKED',
  'SUBSCRIPTION_PAST_DUE',
  'CHECKOUT_PAYMENT_PENDING',
  'PLAN_CHANGE_REQUIRED',
  'PACKAGE_ENTITLEMENT_MISSING',
  'MONITORING_ENTITLEMENT_MISSING',
  'CREDIT_BALANCE_EXHAUSTED',
  'AI_CREDIT_LIMIT_REACHED',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

/** Gate codes: checked before any reason. */
export const GATE_CODES = ['ACCOUNT_MISMATCH', 'CATALOG_UNSUPPORTED'] as const;
export type GateCode = (typeof GATE_CODES)[number];

/** Any code that a reader can arrive with. */
export type Code = ReasonCode | GateCode;
export const CODES = [...REASON_CODES, ...GATE_CODES] as const;

/** The twelve account fields that the guides name. */
export const FIELD_NAMES = [
  'account_id',
  'package_key',
  'selected_package_key',
  'package_entitlement_status',
  'billing_state',
  'subscription_status',
  'payment_status',
  'credit_balance',
  'remaining_fix_credits',
  'ai_credit_balance',
  'monitoring_entitlement_status',
  'checkout_session_id',
] as const;
export type FieldName = (typeof FIELD_NAMES)[number];

/** The fields that hold a number of credits. */
export const BALANCE_FIELDS = [
  'credit_balance',
  'remaining_fix_credits',
  'ai_credit_balance',
] as const satisfies readonly FieldName[];
export type BalanceField = (typeof BALANCE_FIELDS)[number];

/** Product actions, as the API spells them. */
export const ACTIONS = ['scan', 'retest', 'fix', 'monitoring', 'ai'] as const;
export type Action = (typeof ACTIONS)[number];

/** Kinds of targets, as the first path segment of a target spells them. */
export const TARGET_KINDS = ['projects', 'reports', 'fix-tasks', 'monitoring'] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];

/** Steps of the main guide, in reading order; each is also an anchor. */
export const STEP_IDS = [
  'open-billing',
  'identify-action',
  'compare-plan',
  'check-credits',
  'check-payment',
  'use-checkout',
  'respect-limits',
  'refresh-billing',
  'return-and-retry',
  'continue',
] as const;
export type StepId = (typeof STEP_IDS)[number];

/** Guides by slug; a slug is the title in kebab-case. */
export const GUIDE_SLUGS = [
  'plan-and-credit-blocks',
  'plans-and-credit-state',
  'automated-fix-credits',
  'scan-credits',
  'monitoring-plans',
  'refunds-disputes-and-service-credits',
  'resolve-blocked-or-failed-states',
] as const;
export type GuideSlug = (typeof GUIDE_SLUGS)[number];

/** Product routes that the guides point at, with their placeholders. */
export const ROUTES = [
  '/billing',
  '/billing/checkout',
  '/billing/transactions',
  '/projects/{project}',
  '/reports/{report}',
  '/fix-tasks/{fixTask}',
  '/monitoring/{project}',
] as const;
export type Route = (typeof ROUTES)[number];

/** What checkout can sell. */
export const PURCHASE_INTENTS = [
  'subscription_start',
  'plan_upgrade',
  'plan_change',
  'credit_purchase',
] as const;
export type PurchaseIntent = (typeof PURCHASE_INTENTS)[number];

/** Everything that billing automates: purchases, then payment records. */
export const BILLING_ACTIONS = [
  ...PURCHASE_INTENTS,
  'invoice',
  'receipt',
  'dispute',
  'payment_confirmation',
] as const;
export type BillingAction = (typeof BILLING_ACTIONS)[number];

/** Roles that a member can have in an account. */
export const MEMBER_ROLES = ['owner', 'finance_reviewer', 'agency'] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

/** The four stops of the guide's path picture. */
export const PATH_STAGES = ['workflow', 'billing', 'reason', 'outcome'] as const;
export type PathStage = (typeof PATH_STAGES)[number];
