import type { TakeBack, Transaction, TransactionKind } from '#src/contracts/transactions.ts';

/** What each kind of transaction is called. */
export const kindWords = {
  checkout: { one: 'Payment', many: 'Payments and receipts' },
  invoice: { one: 'Invoice', many: 'Invoices' },
  refund: { one: 'Refund', many: 'Refunds' },
  dispute: { one: 'Dispute', many: 'Disputes' },
} as const satisfies Record<TransactionKind, { one: string; many: string }>;

/** Where a payment stands: how it ended, once it was taken back. */
export function statusWord({ status }: Transaction, takenBackBy: TakeBack | undefined): string {
  if (takenBackBy?.kind === 'refund') return 'Given back';
  if (takenBackBy) return takenBackBy.status === 'lost' ? 'Taken back' : 'Contested';
  return statusWords[status];
}

/** What became of a payment that was good once. */
export function describeTakeBack({ kind, status }: TakeBack): string {
  const gone = 'What was left of the purchase is no longer in the account.';
  if (kind === 'refund') return `The money was given back. ${gone}`;
  if (status === 'lost') return `The bank took this payment back. ${gone}`;
  return 'This payment is contested. Paid work waits until the bank decides.';
}

/** What each status is called. */
export const statusWords = {
  open: 'Open',
  processing: 'Being confirmed',
  paid: 'Paid',
  delivered: 'Paid and delivered',
  failed: 'Failed',
  expired: 'Expired',
  replaced: 'Replaced',
  uncollectible: 'Uncollectible',
  void: 'Void',
  succeeded: 'Done',
  won: 'Won',
  lost: 'Lost',
} as const satisfies Record<Transaction['status'], string>;
