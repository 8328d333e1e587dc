import type { Lifecycle } from '#src/registry/lifecycle.ts';
import { registry, type Registry } from '#src/registry/registry.ts';

const { fields, guides, reasons, steps } = registry;
const retired = <Name extends string>(replacedBy?: Name): Lifecycle<Name> => ({
  state: 'retired',
  since: '2027-01-01',
  ...(replacedBy && { replacedBy }),
});

/** The registry some time from now: names renamed, deprecated and retired, one edit of an entry each. */
export const later: Registry = {
  ...registry,
  reasons: {
    ...reasons,
    SUBSCRIPTION_PAST_DUE: {
      ...reasons.SUBSCRIPTION_PAST_DUE,
      lifecycle: retired('BILLING_STATE_BLOCKED'),
    },
    PLAN_CHANGE_REQUIRED: { ...reasons.PLAN_CHANGE_REQUIRED, lifecycle: retired() },
    CREDIT_BALANCE_EXHAUSTED: {
      ...reasons.CREDIT_BALANCE_EXHAUSTED,
      formerNames: ['CREDITS_GONE'],
    },
    AI_CREDIT_LIMIT_REACHED: {
      ...reasons.AI_CREDIT_LIMIT_REACHED,
      lifecycle: {
        state: 'deprecated',
        since: '2027-02-01',
        replacedBy: 'CREDIT_BALANCE_EXHAUSTED',
      },
    },
  },
  steps: {
    ...steps,
    'check-credits': { ...steps['check-credits'], formerNames: ['check-balance'] },
    'respect-limits': { ...steps['respect-limits'], lifecycle: retired('use-checkout') },
    continue: { ...steps.continue, lifecycle: retired() },
  },
  fields: {
    ...fields,
    credit_balance: { ...fields.credit_balance, formerNames: ['scan_balance'] },
    checkout_session_id: { ...fields.checkout_session_id, lifecycle: retired() },
  },
  guides: {
    ...guides,
    'scan-credits': {
      ...guides['scan-credits'],
      formerNames: ['scanning-credits'],
      movedAnchors: { 'when-it-runs-out': '#run-out' },
    },
    'monitoring-plans': {
      ...guides['monitoring-plans'],
      lifecycle: retired('plans-and-credit-state'),
    },
    'automated-fix-credits': {
      ...guides['automated-fix-credits'],
      lifecycle: { state: 'deprecated', since: '2027-02-01', replacedBy: 'scan-credits' },
    },
  },
};
