import type { AccountState } from '#src/readiness/account-state.ts';
import type {
  ReadinessRequest,
  ReadinessState,
  Standing,
  StepStatus,
} from '#src/readiness/report.ts';
import type { Action, Code, FieldName, StepId } from '#src/registry/names.ts';
import { balanceOf, MAYBE, NO, weigh, YES } from './oracle-facts.ts';
import type { Facts } from './oracle-facts.ts';
import type { Situation } from './oracle-next.ts';
import type { Decision } from './oracle.ts';

/** The ten steps with their fields, as the guide's facts state them. */
export const STEP_FIELDS: readonly (readonly [StepId, readonly FieldName[]])[] = [
  [
    'open-billing',
    ['account_id', 'package_key', 'package_entitlement_status', 'billing_state', 'credit_balance'],
  ],
  ['identify-action', []],
  ['compare-plan', ['package_key', 'selected_package_key', 'monitoring_entitlement_status']],
  ['check-credits', ['remaining_fix_credits', 'credit_balance', 'ai_credit_balance']],
  ['check-payment', ['billing_state', 'payment_status', 'subscription_status']],
  ['use-checkout', ['checkout_session_id']],
  ['respect-limits', ['billing_state']],
  [
    'refresh-billing',
    [
      'package_entitlement_status',
      'subscription_status',
      'payment_status',
      'monitoring_entitlement_status',
      'credit_balance',
      'remaining_fix_credits',
      'ai_credit_balance',
    ],
  ],
  ['return-and-retry', []],
  ['continue', []],
];

const LETTERS: Record<string, StepStatus> = {
  d: 'done',
  c: 'current',
  u: 'upcoming',
  n: 'not_needed',
  f: 'in_force',
  s: 'stopped',
};

/** One letter for each of the ten steps in order. */
const STATUS_ROWS: Record<Situation, string> = {
  foreign: '',
  switch_account: 'cuuuuufuuu',
  unverified: 'cuuuuufuuu',
  identify: 'dcuuuufuuu',
  stop: 'ssssssfsss',
  payment_wait: 'ddnncnfuuu',
  undelivered: 'ddnnddfcuu',
  resume: 'ddnndcfuuu',
  compare: 'ddcnnufuuu',
  plan_checkout: 'dddnncfuuu',
  credit_checkout: 'ddndncfuuu',
  reset: 'ddncnnfuuu',
  unsold_plan: 'dddnnnfnnc',
  unsold_credits: 'ddndnnfnnc',
  ready: 'ddnnnnfdcn',
};

const STATUSES = Object.fromEntries(
  Object.entries(STATUS_ROWS).map(([situation, row]) => [
    situation,
    [...row].map((letter) => LETTERS[letter]!),
  ]),
) as Record<Situation, StepStatus[]>;

export function expectStatuses(situation: Situation): readonly StepStatus[] {
  return STATUSES[situation];
}

export function usesField(action: Action, field: FieldName): boolean {
  if (
    field === 'credit_balance' ||
    field === 'remaining_fix_credits' ||
    field === 'ai_credit_balance'
  ) {
    return balanceOf(action) === field;
  }
  return field !== 'monitoring_entitlement_status' || action === 'monitoring';
}

/** The fields that make a listed code hold. */
export function expectCauses(
  code: Code,
  facts: Facts,
  account: AccountState,
  action: Action,
): FieldName[] {
  const causes: FieldName[] = [];
  const { billing_state: billing, payment_status: payment } = account;
  switch (code) {
    case 'BILLING_STATE_BLOCKED':
      if (billing === 'blocked' || billing === 'closed') causes.push('billing_state');
      if (account.subscription_status === 'unpaid') causes.push('subscription_status');
      break;
    case 'SUBSCRIPTION_PAST_DUE':
      causes.push('subscription_status');
      break;
    case 'CHECKOUT_PAYMENT_PENDING':
      causes.push('payment_status');
      if (facts.package === 'pending') causes.push('package_entitlement_status');
      if (action === 'monitoring' && facts.monitoring === 'pending')
        causes.push('monitoring_entitlement_status');
      if (facts.resumable === YES || (facts.inFlightPayment === YES && payment === 'confirmed')) {
        causes.push('checkout_session_id');
      }
      break;
    case 'PLAN_CHANGE_REQUIRED':
      causes.push('package_key');
      break;
    case 'PACKAGE_ENTITLEMENT_MISSING':
      if (facts.includes === NO) causes.push('package_key');
      if (!['active', 'pending', 'unknown'].includes(facts.package))
        causes.push('package_entitlement_status');
      break;
    case 'MONITORING_ENTITLEMENT_MISSING':
      causes.push('monitoring_entitlement_status');
      break;
    case 'CREDIT_BALANCE_EXHAUSTED':
    case 'AI_CREDIT_LIMIT_REACHED':
      causes.push(balanceOf(action)!);
      break;
    default:
  }
  return causes;
}

/** Unknown fields of one of the rules 4-8 that is unknown. */
function doubtsOf(rule: number, facts: Facts, account: AccountState): FieldName[] {
  const doubts: FieldName[] = [];
  if (facts.rules[rule] !== MAYBE) return doubts;
  if ((rule === 4 || rule === 5) && facts.includes === MAYBE) doubts.push('package_key');
  if (rule === 4 && account.subscription_status === 'unknown') doubts.push('subscription_status');
  if (rule === 5 && facts.package === 'unknown') doubts.push('package_entitlement_status');
  if (rule === 6) doubts.push('monitoring_entitlement_status');
  if (rule === 7 || rule === 8) doubts.push(facts.balance!);
  return doubts;
}

/** The fields whose being unknown leaves the deciding rule unknown. */
function expectDoubts(facts: Facts, account: AccountState, action: Action): FieldName[] {
  const rule = facts.rules.findIndex((truth) => truth !== NO);
  if (rule < 1 || facts.rules[rule] !== MAYBE) return [];
  const doubts: FieldName[] = [];
  if (rule === 1 && account.billing_state === 'unknown') doubts.push('billing_state');
  if (rule <= 2 && account.subscription_status === 'unknown') doubts.push('subscription_status');
  if (rule >= 4) doubts.push(...doubtsOf(rule, facts, account));
  if (rule === 3) {
    if (facts.package === 'unknown') doubts.push('package_entitlement_status');
    if (action === 'monitoring' && facts.monitoring === 'unknown')
      doubts.push('monitoring_entitlement_status');
    if (facts.inFlightPayment === MAYBE) {
      if (account.payment_status === 'unknown') doubts.push('payment_status');
      const isAnySure = [4, 5, 6, 7, 8].some((one) => facts.rules[one] === YES);
      if (!isAnySure)
        for (const one of [4, 5, 6, 7, 8]) doubts.push(...doubtsOf(one, facts, account));
    }
    if (facts.resumable === MAYBE) doubts.push(...doubtsOf(facts.first, facts, account));
  }
  return doubts;
}

/** The standing of each field in each step. */
export function expectStandings(
  state: ReadinessState,
  request: ReadinessRequest,
  decision: Decision,
): Record<FieldName, Standing> {
  const account = state.account!;
  const { action, target } = request;
  const standings = {} as Record<FieldName, Standing>;
  for (const [, fields] of STEP_FIELDS) {
    for (const field of fields) {
      const isUsed = action === null ? field === 'account_id' : usesField(action, field);
      standings[field] = isUsed ? 'fine' : 'not_relevant';
    }
  }
  const { payment_status: payment } = account;
  const isSettled =
    payment === 'not_required' || (payment === 'confirmed' && account.open_checkout === null);
  if (!isSettled) standings.payment_status = 'not_relevant';
  if (action === null || target === null || decision.situation === 'identify') return standings;
  if (decision.primary === 'CATALOG_UNSUPPORTED') return standings;
  const facts = weigh(account, state.catalog, action, target);
  for (const field of expectDoubts(facts, account, action)) standings[field] = 'unknown';
  for (const code of decision.codes) {
    for (const field of expectCauses(code, facts, account, action)) standings[field] = 'blocking';
  }
  return standings;
}
