import { z } from 'zod';

/** What a buyer at the sandbox's payment form can let happen. */
export const PAYMENT_OUTCOMES = [
  'success',
  'slow',
  'late_delivery',
  'failure',
  'expiry',
  'dispute_later',
] as const;
export type PaymentOutcome = (typeof PAYMENT_OUTCOMES)[number];

/** How the provider's events about it travel. Real ones do all of these. */
export const DELIVERIES = ['at_once', 'late', 'twice', 'never'] as const;
export type Delivery = (typeof DELIVERIES)[number];

/** What happens at the provider and not at the product: the sandbox lets its readers do it. */
export const PROVIDER_MOVES = ['confirm', 'fail', 'refund', 'dispute', 'win', 'lose'] as const;
export type ProviderMove = (typeof PROVIDER_MOVES)[number];

/** Form of `POST /billing/checkout`: opens a checkout, or pays an open one. */
export const CheckoutFormSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('start'), account: z.string(), item: z.string().min(1) }),
  z.object({
    do: z.literal('pay'),
    account: z.string(),
    checkout_session_id: z.string().min(1),
    outcome: z.enum(PAYMENT_OUTCOMES),
    delivery: z.enum(DELIVERIES).default('at_once'),
  }),
]);
export type CheckoutForm = z.infer<typeof CheckoutFormSchema>;

/** Form of `POST /billing/transactions`: settles an invoice, or moves something at the provider. */
export const TransactionFormSchema = z.object({
  do: z.enum(['settle', ...PROVIDER_MOVES]),
  account: z.string(),
  transaction_id: z.string().min(1),
});

/** Form of `POST /billing`: picks a plan for the next checkout. */
export const SelectFormSchema = z.object({
  do: z.literal('select'),
  account: z.string(),
  item: z.string().min(1),
});

/** Form of a workflow's page: runs an action there. */
export const RunFormSchema = z.object({
  do: z.literal('run'),
  action: z.string(),
  idempotency_key: z.string().min(1).max(200),
});
