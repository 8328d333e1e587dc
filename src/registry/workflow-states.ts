import type { Code, FieldName } from './names.ts';

/** One line of the ready, blocked or stop list. */
export interface WorkflowFact {
  text: string;
  fields?: readonly FieldName[];
  codes?: readonly Code[];
}

/** What makes a paid workflow ready, keeps it blocked, or ends it. */
export const workflowStates = {
  ready: [
    {
      text: 'The plan includes the action.',
      fields: ['package_key', 'package_entitlement_status'],
    },
    { text: 'Billing is active.', fields: ['billing_state'] },
    { text: 'The payment is confirmed, or nothing was due.', fields: ['payment_status'] },
    {
      text: 'The credits cover the action.',
      fields: ['credit_balance', 'remaining_fix_credits', 'ai_credit_balance'],
    },
    { text: 'The button in the original workflow is enabled.' },
  ],
  blocked: [
    {
      text: 'The plan is missing.',
      codes: ['PACKAGE_ENTITLEMENT_MISSING', 'PLAN_CHANGE_REQUIRED'],
    },
    { text: 'A checkout is pending.', codes: ['CHECKOUT_PAYMENT_PENDING'] },
    { text: 'The subscription is past due.', codes: ['SUBSCRIPTION_PAST_DUE'] },
    {
      text: 'An invoice is unresolved.',
      codes: ['BILLING_STATE_BLOCKED', 'SUBSCRIPTION_PAST_DUE'],
    },
    { text: 'The credit balance is exhausted.', codes: ['CREDIT_BALANCE_EXHAUSTED'] },
    { text: 'Monitoring is inactive.', codes: ['MONITORING_ENTITLEMENT_MISSING'] },
    { text: 'The AI allowance is exhausted.', codes: ['AI_CREDIT_LIMIT_REACHED'] },
    { text: 'The target belongs to another of your accounts.', codes: ['ACCOUNT_MISMATCH'] },
  ],
  stop: [
    { text: 'The catalog does not support the action.', codes: ['CATALOG_UNSUPPORTED'] },
    {
      text: 'The account does not own the project, report or fix task.',
      codes: ['ACCOUNT_MISMATCH'],
    },
    { text: 'Someone tries to get past a plan limit. There is no way past.' },
  ],
} as const satisfies Record<'ready' | 'blocked' | 'stop', readonly WorkflowFact[]>;
