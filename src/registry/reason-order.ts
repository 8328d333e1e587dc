import type { Code, GATE_CODES, REASON_CODES } from './names.ts';

/** `EARLIER>LATER`, for each code and the one that is checked directly after it. */
export type CodePair = PairsOf<[...typeof GATE_CODES, ...typeof REASON_CODES]>;

type PairsOf<Codes extends readonly string[], Found = never> = Codes extends readonly [
  infer Earlier extends string,
  infer Later extends string,
  ...infer Rest extends string[],
]
  ? PairsOf<[Later, ...Rest], Found | `${Earlier}>${Later}`>
  : Found;

/** Why the earlier of two neighbours is checked before the later one. */
export const orderReasons = {
  'ACCOUNT_MISMATCH>CATALOG_UNSUPPORTED':
    'Whose work it is has to be clear before anything else. Until then no plan and no value of an account may be shown.',
  'CATALOG_UNSUPPORTED>BILLING_STATE_BLOCKED':
    'Where no plan has the action, the account cannot bring it. A reader should not wait for billing in vain.',
  'BILLING_STATE_BLOCKED>SUBSCRIPTION_PAST_DUE':
    'Settling an overdue invoice lifts neither a dispute nor a hold. The block is what keeps paid work from running.',
  'SUBSCRIPTION_PAST_DUE>CHECKOUT_PAYMENT_PENDING':
    'A checkout that is under way must not hide an overdue invoice. Finishing it would leave the subscription overdue.',
  'CHECKOUT_PAYMENT_PENDING>PLAN_CHANGE_REQUIRED':
    'What is paid for already may be the plan that is missing. Asking for a plan change first would lead to a second checkout.',
  'PLAN_CHANGE_REQUIRED>PACKAGE_ENTITLEMENT_MISSING':
    'Both hold when a plan lacks the action. Where the catalog has a change that brings it, that change is the shorter way.',
  'PACKAGE_ENTITLEMENT_MISSING>MONITORING_ENTITLEMENT_MISSING':
    'Monitoring runs on top of a plan. Without one that includes it, switching monitoring on changes nothing.',
  'MONITORING_ENTITLEMENT_MISSING>CREDIT_BALANCE_EXHAUSTED':
    'Entitlements are checked before balances: credits are of no use for work that is not switched on.',
  'CREDIT_BALANCE_EXHAUSTED>AI_CREDIT_LIMIT_REACHED':
    'Balances come last, AI credits at the end: only with them is there a way to go on without buying or waiting.',
} as const satisfies Record<CodePair, string>;

/** Why one code is checked before another; undefined where they are no neighbours. */
export function findOrderReason(earlier: Code, later: Code): string | undefined {
  return (orderReasons as Record<string, string>)[`${earlier}>${later}`];
}
