import { z } from 'zod';
import { BALANCE_FIELDS, PURCHASE_INTENTS } from '#src/registry/names.ts';
import {
  BILLING_STATES,
  ENTITLEMENT_STATUSES,
  PAYMENT_STATUSES,
  SUBSCRIPTION_STATUSES,
} from '#src/registry/field-values.ts';

const Balance = z.int().nonnegative().nullable();
const Instant = z.iso.datetime();

/** What a checkout session buys until that is delivered: one catalog item. */
export const OpenCheckoutSchema = z.object({
  intent: z.enum(PURCHASE_INTENTS),
  /** A plan key, or a credit pack's key for `credit_purchase`. */
  item: z.string().min(1),
});
export type OpenCheckout = z.infer<typeof OpenCheckoutSchema>;

/** A project of the account; an entitlement held here replaces the account's. */
export const ProjectSchema = z.object({
  project_id: z.string().min(1),
  package_entitlement_status: z.enum(ENTITLEMENT_STATUSES).optional(),
  monitoring_entitlement_status: z.enum(ENTITLEMENT_STATUSES).optional(),
});
export type Project = z.infer<typeof ProjectSchema>;

/**
 * One account at one moment. `null` in a balance and `null` in `package_key`
 * mean unknown; `null` in `selected_package_key`, `checkout_session_id` and a
 * reset time mean none. Times are ISO 8601 in UTC.
 */
export const AccountStateSchema = z.object({
  account_id: z.string().min(1),
  name: z.string().min(1),
  package_key: z.string().min(1).nullable(),
  selected_package_key: z.string().min(1).nullable(),
  package_entitlement_status: z.enum(ENTITLEMENT_STATUSES),
  billing_state: z.enum(BILLING_STATES),
  subscription_status: z.enum(SUBSCRIPTION_STATUSES),
  payment_status: z.enum(PAYMENT_STATUSES),
  credit_balance: Balance,
  remaining_fix_credits: Balance,
  ai_credit_balance: Balance,
  monitoring_entitlement_status: z.enum(ENTITLEMENT_STATUSES),
  checkout_session_id: z.string().min(1).nullable(),
  /** Set exactly while payment is open, processing, or confirmed and undelivered. */
  open_checkout: OpenCheckoutSchema.nullable(),
  /** When each balance next resets; null where it never does. */
  credits_reset_at: z.record(z.enum(BALANCE_FIELDS), Instant.nullable()),
  projects: z.array(ProjectSchema),
  /** When this was true. */
  as_of: Instant,
  /** Grows by one at each change. */
  version: z.int().nonnegative(),
  /** When `version` last grew. */
  changed_at: Instant,
});
export type AccountState = z.infer<typeof AccountStateSchema>;
