import { stringify } from 'csv-stringify/sync';
import type { Transaction } from '#src/contracts/transactions.ts';

const COLUMNS = [
  'created_at',
  'kind',
  'transaction_id',
  'description',
  'amount_cents',
  'currency',
  'status',
  'about',
  'updated_at',
] as const;

/** Transactions as CSV (RFC 4180, with a header); no cell is a formula to a spreadsheet. */
export function writeTransactionsCsv(transactions: Transaction[], currency: string): string {
  return stringify(
    transactions.map((each) => ({ ...each, currency })),
    { header: true, columns: [...COLUMNS], escape_formulas: true, record_delimiter: 'windows' },
  );
}
