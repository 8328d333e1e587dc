import { z } from 'zod';
import { BALANCE_FIELDS, PURCHASE_INTENTS } from '#src/registry/names.ts';

/** Why something cannot be bought now; each has its sentence where it is shown. */
export const OFFER_BLOCKS = [
  /** Something that it depends on is not known. */
  'unknown',
  'closed',
  'billing_blocked',
  'past_due',
  /** A payment, or what it bought, is on its way. */
  'money_in_flight',
  /** The subscription is incomplete or paused. */
  'subscription_halted',
  'not_sold',
  'current_plan',
  /** No supported change leads from the present plan to this one. */
  'no_change',
  /** The plan is not switched on, or has no action that uses these credits. */
  'plan_without_use',
  /** This role may not buy. */
  'role',
] as const;
export type OfferBlock = (typeof OFFER_BLOCKS)[number];

/** One item of the catalog, and whether this account and role can buy it now. */
export const OfferSchema = z.object({
  intent: z.enum(PURCHASE_INTENTS),
  item: z.string(),
  name: z.string(),
  /** Cents; a plan's is for a month. */
  price_cents: z.int().nonnegative(),
  /** For a pack, the balance that it adds to; null for a plan. */
  balance: z.enum(BALANCE_FIELDS).nullable(),
  /** Null where it can be bought. */
  blocked_by: z.enum(OFFER_BLOCKS).nullable(),
});
export type Offer = z.infer<typeof OfferSchema>;

const SENTENCES = {
  unknown: 'Billing does not say enough to sell anything. Refresh first.',
  closed: 'Billing for this account is closed.',
  billing_blocked: 'Billing is blocked. Settle what is open under transactions first.',
  past_due: 'An invoice is overdue. Settle it under transactions first.',
  money_in_flight: 'A payment is on its way. Wait for it; do not pay twice.',
  subscription_halted: 'The subscription is incomplete or paused. No plan is sold beside it.',
  not_sold: 'This is no longer sold.',
  current_plan: 'This is your plan.',
  no_change: 'No supported change leads here from your plan.',
  plan_without_use: 'Your plan is not switched on, or has no action that uses these credits.',
  role: 'Your role cannot buy. Ask an owner or an agency of this account.',
} as const satisfies Record<OfferBlock, string>;

/** Why something cannot be bought, for the reader. */
export const describeOfferBlock = (block: OfferBlock): string => SENTENCES[block];
