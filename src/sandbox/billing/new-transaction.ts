import type { HeldAccount } from '../sandbox.ts';
import type { TransactionTable } from './tables.ts';

type Given = 'transaction_id' | 'kind' | 'status' | 'amount_cents' | 'description';

/** A transaction of the held account as it is stored first; what is not given is none. */
export function newTransaction(
  { account_id, at }: Pick<HeldAccount, 'account_id' | 'at'>,
  given: Pick<TransactionTable, Given> & Partial<TransactionTable>,
): TransactionTable {
  return {
    account_id,
    intent: null,
    item: null,
    about: null,
    shortfall_credits: null,
    deliver_at: null,
    context: null,
    created_by: null,
    created_at: at,
    updated_at: at,
    ...given,
  };
}
