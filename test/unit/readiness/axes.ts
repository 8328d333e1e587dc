import type { AccountState, OpenCheckout } from '#src/readiness/account-state.ts';
import type { Action } from '#src/registry/names.ts';
import {
  BILLING_STATES,
  ENTITLEMENT_STATUSES,
  PAYMENT_STATUSES,
  SUBSCRIPTION_STATUSES,
} from '#src/registry/field-values.ts';
import { balanceOf } from './oracle-facts.ts';

/**
 * One field's values: `ranks` orders the known ones from worst to best (equal
 * ranks: neither is an improvement), null marks unknown.
 */
export interface Axis {
  name: string;
  values: readonly Partial<AccountState>[];
  ranks: readonly (number | null)[];
}

const BILLING_RANKS = { closed: 0, blocked: 1, active: 2, unknown: null };
const SUBSCRIPTION_RANKS = {
  unpaid: 0,
  past_due: 1,
  none: 2,
  canceled: 2,
  incomplete_expired: 2,
  incomplete: 2,
  paused: 2,
  trialing: 3,
  active: 3,
  unknown: null,
};
const PAYMENT_RANKS = {
  failed: 0,
  expired: 0,
  open: 1,
  processing: 2,
  confirmed: 3,
  not_required: 3,
  unknown: null,
};
const ENTITLEMENT_RANKS = {
  none: 0,
  suspended: 0,
  expired: 0,
  revoked: 0,
  pending: 1,
  active: 2,
  unknown: null,
};

const billingAxis: Axis = {
  name: 'billing_state',
  values: BILLING_STATES.map((billing_state) => ({ billing_state })),
  ranks: BILLING_STATES.map((value) => BILLING_RANKS[value]),
};
const subscriptionAxis: Axis = {
  name: 'subscription_status',
  values: SUBSCRIPTION_STATUSES.map((subscription_status) => ({ subscription_status })),
  ranks: SUBSCRIPTION_STATUSES.map((value) => SUBSCRIPTION_RANKS[value]),
};
const entitlementRanks = ENTITLEMENT_STATUSES.map((value) => ENTITLEMENT_RANKS[value]);
const packageAxis: Axis = {
  name: 'package_entitlement_status',
  values: ENTITLEMENT_STATUSES.map((package_entitlement_status) => ({
    package_entitlement_status,
  })),
  ranks: entitlementRanks,
};
const monitoringAxis: Axis = {
  name: 'monitoring_entitlement_status',
  values: ENTITLEMENT_STATUSES.map((monitoring_entitlement_status) => ({
    monitoring_entitlement_status,
  })),
  ranks: entitlementRanks,
};

/** Lacking the action with a change on offer and without one are the same rank. */
const PLAN_RANKS: [string | null, number | null][] = [
  ['bare', 0],
  ['stuck', 0],
  ['extra', 1],
  [null, null],
  ['not_in_catalog', null],
];

function planAxis(action: Action): Axis {
  const plans = action === 'monitoring' ? [...PLAN_RANKS, ['full', 1] as const] : PLAN_RANKS;
  return {
    name: 'package_key',
    values: plans.map(([package_key]) => ({ package_key })),
    ranks: plans.map(([, rank]) => rank),
  };
}

function selectionAxis(action: Action): Axis {
  const keys = action === 'monitoring' ? [null, 'bare', 'full', 'extra'] : [null, 'bare', 'full'];
  return {
    name: 'selected_package_key',
    values: keys.map((selected_package_key) => ({ selected_package_key })),
    ranks: keys.map(() => 0),
  };
}

function balanceAxis(action: Action): Axis {
  const field = balanceOf(action);
  if (field === null) return monitoringAxis;
  return {
    name: field,
    values: [{ [field]: null }, { [field]: 0 }, { [field]: 1 }],
    ranks: [null, 0, 1],
  };
}

/** Sessions that can be the remedy in some state, and two that seldom are. */
export function sessionsFor(action: Action): OpenCheckout[] {
  const packs = { scan: 'scans', retest: 'more_scans', fix: 'fixes', ai: 'drafts' };
  return [
    { intent: 'subscription_start', item: 'full' },
    { intent: 'subscription_start', item: 'extra' },
    { intent: 'plan_upgrade', item: 'full' },
    action === 'monitoring'
      ? { intent: 'plan_change', item: 'full' }
      : { intent: 'credit_purchase', item: packs[action] },
  ];
}

function paymentAxis(action: Action): Axis {
  const sessions = sessionsFor(action);
  const states = PAYMENT_STATUSES.flatMap((payment_status): Partial<AccountState>[] => {
    const withSession = (open_checkout: OpenCheckout) => ({
      payment_status,
      open_checkout,
      checkout_session_id: 'cs_1',
    });
    const without = { payment_status, open_checkout: null, checkout_session_id: null };
    if (payment_status === 'open') return sessions.map(withSession);
    if (payment_status === 'processing') return [withSession(sessions[0]!)];
    if (payment_status === 'confirmed') return [without, withSession(sessions[2]!)];
    return [without];
  });
  return {
    name: 'payment_status',
    values: states,
    ranks: states.map((state) => PAYMENT_RANKS[state.payment_status!]),
  };
}

/** All fields that `action` uses, slowest first. */
export function axesFor(action: Action): Axis[] {
  return [
    billingAxis,
    subscriptionAxis,
    packageAxis,
    planAxis(action),
    balanceAxis(action),
    paymentAxis(action),
    selectionAxis(action),
  ];
}
