import type { LedgerKind } from '#src/contracts/ledger.ts';
import type { BalanceField } from '#src/registry/names.ts';

/** One entry; written once, never changed. */
export interface LedgerTable {
  /** Names what it is for, such as `debit:run_1:credit_balance`: nothing is booked twice. */
  entry_id: string;
  account_id: string;
  balance: BalanceField;
  /** From 1, without a gap, per account and balance. */
  sequence: number;
  kind: LedgerKind;
  /** In credits; negative where they went. */
  amount: number;
  /** The balance after this entry; never below zero. */
  balance_after: number;
  /** The purchase or grant whose credits these are; its own id for one of those. */
  lot_id: string;
  /** The checkout, run, refund, dispute or month behind it. */
  source: string;
  /** ISO 8601 UTC, for a granted lot; null: its credits do not expire. */
  expires_at: string | null;
  created_at: string;
}

export interface LedgerTables {
  sandbox_ledger: LedgerTable;
}
