import type { AccountState } from '#src/readiness/account-state.ts';
import type { Catalog } from '#src/registry/catalog-schema.ts';
import type { Action, MemberRole } from '#src/registry/names.ts';
import { waits } from '#src/registry/resolution.ts';
import { balanceOf, findRemedy, YES } from './oracle-facts.ts';
import type { Facts } from './oracle-facts.ts';

/** The rows of the ten-step table. */
export type Situation =
  | 'foreign'
  | 'switch_account'
  | 'identify'
  | 'unverified'
  | 'stop'
  | 'payment_wait'
  | 'undelivered'
  | 'resume'
  | 'compare'
  | 'plan_checkout'
  | 'credit_checkout'
  | 'reset'
  | 'unsold_plan'
  | 'unsold_credits'
  | 'ready';

export interface ExpectedNext {
  kind: string;
  intent?: string;
  /** Absent where the specification names none. */
  route?: string;
  who?: 'owner' | 'billing';
  available: boolean;
  recheck_after?: number;
  give_up_at?: string;
  account_id?: string;
  checkout_session_id?: string;
  hasAlternative?: boolean;
}

export interface Asked {
  account: AccountState;
  catalog: Catalog;
  action: Action;
  role: MemberRole | null;
  now: Date;
}

const TRANSACTIONS = '/billing/transactions';

function canBuy(role: MemberRole | null): boolean {
  return role === 'owner' || role === 'agency';
}

/** Only the durations come from the registry; from when they count is written here. */
function wait(
  name: keyof typeof waits,
  { account, now }: Asked,
  route?: string,
  reset?: string,
): ExpectedNext {
  const { recheckAfter, giveUpAfter } = waits[name];
  let giveUpAt = Date.parse(account.changed_at) + giveUpAfter * 1000;
  if (reset !== undefined) giveUpAt = Math.max(giveUpAt, Date.parse(reset));
  const next: ExpectedNext = {
    kind: 'wait',
    available: false,
    recheck_after: recheckAfter,
    give_up_at: new Date(giveUpAt).toISOString(),
  };
  if (route !== undefined) next.route = route;
  if (name === 'owner') next.who = 'owner';
  else if (name === 'billing_help' || now.getTime() >= giveUpAt) next.who = 'billing';
  return next;
}

function offer(intent: string, asked: Asked): ExpectedNext {
  if (!canBuy(asked.role)) return wait('owner', asked);
  const next: ExpectedNext = {
    kind: 'checkout',
    intent,
    route: '/billing/checkout',
    available: true,
  };
  const session = asked.account.checkout_session_id;
  if (intent === 'resume_checkout' && session !== null) next.checkout_session_id = session;
  return next;
}

/** Where the deciding rule leads, and the row of the ten-step table that this is. */
export function chooseNext(rule: number, facts: Facts, asked: Asked): [ExpectedNext, Situation] {
  const { account, catalog, action } = asked;
  if (rule === 1) return [wait('billing_recovery', asked, TRANSACTIONS), 'payment_wait'];
  if (rule === 2) return [wait('invoice', asked, TRANSACTIONS), 'payment_wait'];
  if (rule === 3) {
    if (account.payment_status === 'processing')
      return [wait('payment', asked, TRANSACTIONS), 'payment_wait'];
    if (facts.inFlightEntitlement === YES || facts.inFlightPayment === YES) {
      return [wait('delivery', asked, TRANSACTIONS), 'undelivered'];
    }
    return [offer('resume_checkout', asked), 'resume'];
  }
  const remedy = findRemedy(rule, account, catalog, action, facts.includes);
  if (remedy.kind === 'recover')
    return [wait('entitlement_recovery', asked, TRANSACTIONS), 'payment_wait'];
  if (remedy.kind === 'reset') {
    const reset = account.credits_reset_at[balanceOf(action)!]!;
    return [wait('reset', asked, '/billing', reset), 'reset'];
  }
  const isPlan = rule < 7;
  if (remedy.kind === 'unsold') {
    return [wait('billing_help', asked), isPlan ? 'unsold_plan' : 'unsold_credits'];
  }
  const next = offer(remedy.offers[0]!.intent, asked);
  if (!isPlan) return [next, 'credit_checkout'];
  const fits = remedy.offers.some((one) => one.item === account.selected_package_key);
  return [next, fits ? 'plan_checkout' : 'compare'];
}
