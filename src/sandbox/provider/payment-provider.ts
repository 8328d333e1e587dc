import { z } from 'zod';
import { DISPUTE_STATUSES } from '#src/contracts/transactions.ts';

export const PROVIDER_KINDS = ['session', 'invoice', 'refund', 'dispute'] as const;
export type ProviderKind = (typeof PROVIDER_KINDS)[number];

const common = { id: z.string(), account_id: z.string(), amount_cents: z.int().nonnegative() };

/** A checkout session: what a buyer pays. `paid`, `failed` and `expired` are final. */
export const ProviderSessionSchema = z.object({
  ...common,
  kind: z.literal('session'),
  status: z.enum(['open', 'processing', 'paid', 'failed', 'expired']),
});
export type ProviderSession = z.infer<typeof ProviderSessionSchema>;

export const ProviderInvoiceSchema = z.object({
  ...common,
  kind: z.literal('invoice'),
  status: z.enum(['open', 'paid']),
});

/** A session's payment, given back. */
export const ProviderRefundSchema = z.object({
  ...common,
  kind: z.literal('refund'),
  session_id: z.string(),
  status: z.literal('succeeded'),
});
export type ProviderRefund = z.infer<typeof ProviderRefundSchema>;

/** A session's payment, contested at the buyer's bank. `won`, `lost` are final. */
export const ProviderDisputeSchema = z.object({
  ...common,
  kind: z.literal('dispute'),
  session_id: z.string(),
  status: z.enum(DISPUTE_STATUSES),
});
export type ProviderDispute = z.infer<typeof ProviderDisputeSchema>;

export const ProviderObjectSchema = z.discriminatedUnion('kind', [
  ProviderSessionSchema,
  ProviderInvoiceSchema,
  ProviderRefundSchema,
  ProviderDisputeSchema,
]);
export type ProviderObject = z.infer<typeof ProviderObjectSchema>;

/** What a webhook carries: which object to look at, never its values. */
export const ProviderEventSchema = z.object({
  /** Such as `session.paid`: an object's kind and the status it reached. */
  type: z.string().min(1),
  timestamp: z.iso.datetime(),
  data: z.object({ id: z.string().min(1) }),
});
export type ProviderEvent = z.infer<typeof ProviderEventSchema>;

/** An amount that an account is asked for, under an id that the product made. */
export interface NewCharge {
  id: string;
  account_id: string;
  amount_cents: number;
}

/**
 * What the product asks of its payment provider. Another provider implements
 * the same port. Each call may be repeated: the id decides, not the call. What
 * happens at the provider is told by webhook, and may be looked up at any time.
 */
export interface PaymentProvider {
  /** Opens a session, or returns the one that has this id, whatever became of it. */
  createSession(charge: NewCharge): Promise<ProviderSession>;
  /** Ends a session unless money is on its way; returns what it is then. */
  expireSession(charge: NewCharge): Promise<ProviderSession>;
  /** Charges an invoice with the payment method on file. */
  payInvoice(charge: NewCharge): Promise<void>;
  /** The object as it is now; null if there is none. */
  retrieve(id: string): Promise<ProviderObject | null>;
  /** Every object of an account, oldest first. */
  list(accountId: string): Promise<ProviderObject[]>;
}
