import { z } from 'zod';
import { BALANCE_FIELDS } from '#src/registry/names.ts';

/**
 * Why credits came or went.
 * - `purchase`, `grant`: a new lot, bought or included in the plan.
 * - `debit`: a run took a credit out of a lot. `restore`: that run failed.
 * - `expiry`: a granted lot's month is over. `clawback`: its payment was taken back.
 */
export const LEDGER_KINDS = [
  'purchase',
  'grant',
  'debit',
  'restore',
  'expiry',
  'clawback',
] as const;
export type LedgerKind = (typeof LEDGER_KINDS)[number];

/** One entry of an account's ledger, as `/billing` lists it. Amounts are credits. */
export const LedgerEntrySchema = z.object({
  entry_id: z.string(),
  balance: z.enum(BALANCE_FIELDS),
  kind: z.enum(LEDGER_KINDS),
  amount: z.int(),
  balance_after: z.int().nonnegative(),
  /** The checkout, run, refund, dispute or month behind it. */
  source: z.string(),
  created_at: z.iso.datetime(),
});
export type LedgerEntry = z.infer<typeof LedgerEntrySchema>;
