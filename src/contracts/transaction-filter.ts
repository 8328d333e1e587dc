import { z } from 'zod';
import {
  CHECKOUT_STATUSES,
  DISPUTE_STATUSES,
  INVOICE_STATUSES,
  TRANSACTION_KINDS,
} from './transactions.ts';

/** Every status that a transaction can have, each once. */
export const TRANSACTION_STATUSES = [
  ...new Set([...CHECKOUT_STATUSES, ...INVOICE_STATUSES, ...DISPUTE_STATUSES, 'succeeded']),
];

/** Filters of `/billing/transactions`; one that is empty or not known filters nothing. */
export const TransactionFilterSchema = z.object({
  kind: z.enum(TRANSACTION_KINDS).optional().catch(undefined),
  status: z
    .string()
    .refine((status) => TRANSACTION_STATUSES.includes(status))
    .optional()
    .catch(undefined),
});
export type TransactionFilter = z.infer<typeof TransactionFilterSchema>;
