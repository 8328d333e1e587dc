import { z } from 'zod';
import { PURCHASE_INTENTS } from '#src/registry/names.ts';

export const TRANSACTION_KINDS = ['checkout', 'invoice', 'refund', 'dispute'] as const;
export type TransactionKind = (typeof TRANSACTION_KINDS)[number];

/**
 * - `open`: can be paid. `processing`: money on its way. `paid`: arrived, the
 *   purchase has not. `delivered`: the purchase has arrived too.
 * - `replaced`: another checkout took its place; it can never be paid.
 */
export const CHECKOUT_STATUSES = [
  'open',
  'processing',
  'paid',
  'delivered',
  'failed',
  'expired',
  'replaced',
] as const;
export type CheckoutStatus = (typeof CHECKOUT_STATUSES)[number];

export const INVOICE_STATUSES = ['open', 'uncollectible', 'paid', 'void'] as const;
export const DISPUTE_STATUSES = ['open', 'won', 'lost'] as const;

const common = {
  transaction_id: z.string(),
  account_id: z.string(),
  amount_cents: z.int().nonnegative(),
  /** What it is about, in words. */
  description: z.string(),
  /** The transaction that it is about; null where it stands alone. */
  about: z.string().nullable(),
  /** Credits that were spent before their payment was taken back; null for others. */
  shortfall_credits: z.int().nonnegative().nullable(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
};

/** What brought the buyer to checkout, to lead them back there. */
export const CheckoutContextSchema = z.object({
  action: z.string().optional(),
  target: z.string().optional(),
  code: z.string().optional(),
});
export type CheckoutContext = z.infer<typeof CheckoutContextSchema>;

/** One purchase: its `transaction_id` is the `checkout_session_id`. */
export const CheckoutSchema = z.object({
  ...common,
  kind: z.literal('checkout'),
  status: z.enum(CHECKOUT_STATUSES),
  intent: z.enum(PURCHASE_INTENTS),
  /** The catalog item. */
  item: z.string(),
  context: CheckoutContextSchema,
});
export type Checkout = z.infer<typeof CheckoutSchema>;

/** Money that is due: a plan's month, or credits spent before their payment was taken back. */
export const InvoiceSchema = z.object({
  ...common,
  kind: z.literal('invoice'),
  status: z.enum(INVOICE_STATUSES),
});
export type Invoice = z.infer<typeof InvoiceSchema>;

export const RefundSchema = z.object({
  ...common,
  kind: z.literal('refund'),
  status: z.literal('succeeded'),
});

export const DisputeSchema = z.object({
  ...common,
  kind: z.literal('dispute'),
  status: z.enum(DISPUTE_STATUSES),
});

/** What contests a payment, or gave it back. */
export type TakeBack = z.infer<typeof RefundSchema> | z.infer<typeof DisputeSchema>;

/** One line of `/billing/transactions`. Amounts are cents of the catalog's currency. */
export const TransactionSchema = z.discriminatedUnion('kind', [
  CheckoutSchema,
  InvoiceSchema,
  RefundSchema,
  DisputeSchema,
]);
export type Transaction = z.infer<typeof TransactionSchema>;

/** Checkouts that can be paid, or whose money or purchase is on its way: one an account. */
export const LIVE_CHECKOUT_STATUSES = [
  'open',
  'processing',
  'paid',
] as const satisfies CheckoutStatus[];
