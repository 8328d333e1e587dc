/**
 * The values that enumerated account fields can hold. `unknown` stands for any
 * value that an upstream sent and this list does not have; it is never a guess.
 */
export const BILLING_STATES = ['active', 'blocked', 'closed', 'unknown'] as const;

/** Stripe's eight statuses verbatim, between `none` and `unknown`. */
export const SUBSCRIPTION_STATUSES = [
  'none',
  'incomplete',
  'incomplete_expired',
  'trialing',
  'active',
  'past_due',
  'unpaid',
  'paused',
  'canceled',
  'unknown',
] as const;

export const PAYMENT_STATUSES = [
  'not_required',
  'open',
  'processing',
  'confirmed',
  'failed',
  'expired',
  'unknown',
] as const;

export const ENTITLEMENT_STATUSES = [
  'none',
  'pending',
  'active',
  'suspended',
  'expired',
  'revoked',
  'unknown',
] as const;

/** Enumerated fields and their values; conditions may test only these pairs. */
export const ENUM_FIELD_VALUES = {
  billing_state: BILLING_STATES,
  subscription_status: SUBSCRIPTION_STATUSES,
  payment_status: PAYMENT_STATUSES,
  package_entitlement_status: ENTITLEMENT_STATUSES,
  monitoring_entitlement_status: ENTITLEMENT_STATUSES,
} as const;

export type EnumField = keyof typeof ENUM_FIELD_VALUES;
export type EnumValue<F extends EnumField = EnumField> = (typeof ENUM_FIELD_VALUES)[F][number];
/** A value that a condition may test for: everything but `unknown`. */
export type KnownValue<F extends EnumField> = Exclude<EnumValue<F>, 'unknown'>;
