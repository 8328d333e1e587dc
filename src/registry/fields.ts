import { ENUM_FIELD_VALUES } from './field-values.ts';
import { activeSince, type Named } from './lifecycle.ts';
import type { FieldName } from './names.ts';

/** An account field as the guides show it. */
export interface FieldEntry extends Named<FieldName> {
  /** What the reader learns from it, in one sentence. */
  meaning: string;
  /** How a value is written: one of a list, a count of credits, or an identifier. */
  kind: 'enum' | 'credits' | 'identifier';
  /** The values of an `enum` field. */
  values?: readonly string[];
  /** What an empty (null) value means. */
  whenEmpty: 'unknown' | 'none' | 'never';
}

const launched = activeSince('2026-11-23');

export const fields = {
  account_id: {
    ...launched,
    meaning: 'The account that pays. Everything on this page is about this one account.',
    kind: 'identifier',
    whenEmpty: 'never',
  },
  package_key: {
    ...launched,
    meaning: 'The plan that the account has now.',
    kind: 'identifier',
    whenEmpty: 'unknown',
  },
  selected_package_key: {
    ...launched,
    meaning: 'The plan that is picked for the next checkout. Nothing is bought yet.',
    kind: 'identifier',
    whenEmpty: 'none',
  },
  package_entitlement_status: {
    ...launched,
    meaning: 'Whether the plan is switched on for the account or the project.',
    kind: 'enum',
    values: ENUM_FIELD_VALUES.package_entitlement_status,
    whenEmpty: 'unknown',
  },
  billing_state: {
    ...launched,
    meaning: 'Whether billing lets the account do paid work at all.',
    kind: 'enum',
    values: ENUM_FIELD_VALUES.billing_state,
    whenEmpty: 'unknown',
  },
  subscription_status: {
    ...launched,
    meaning: 'Where the subscription stands, in the words of the payment provider.',
    kind: 'enum',
    values: ENUM_FIELD_VALUES.subscription_status,
    whenEmpty: 'unknown',
  },
  payment_status: {
    ...launched,
    meaning: 'Where the latest payment stands, from an open checkout to a confirmed one.',
    kind: 'enum',
    values: ENUM_FIELD_VALUES.payment_status,
    whenEmpty: 'unknown',
  },
  credit_balance: {
    ...launched,
    meaning: 'Credits left for scans and retests.',
    kind: 'credits',
    whenEmpty: 'unknown',
  },
  remaining_fix_credits: {
    ...launched,
    meaning: 'Credits left for automated fixes.',
    kind: 'credits',
    whenEmpty: 'unknown',
  },
  ai_credit_balance: {
    ...launched,
    meaning: 'Credits left for AI drafting, triage and review.',
    kind: 'credits',
    whenEmpty: 'unknown',
  },
  monitoring_entitlement_status: {
    ...launched,
    meaning: 'Whether recurring monitoring is switched on, by project or by plan.',
    kind: 'enum',
    values: ENUM_FIELD_VALUES.monitoring_entitlement_status,
    whenEmpty: 'unknown',
  },
  checkout_session_id: {
    ...launched,
    meaning: 'The checkout that is under way. It belongs to one account and one catalog item.',
    kind: 'identifier',
    whenEmpty: 'none',
  },
} as const satisfies Record<FieldName, FieldEntry>;
