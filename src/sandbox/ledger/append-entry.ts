import { expressionBuilder } from 'kysely';
import type { LedgerKind } from '#src/contracts/ledger.ts';
import type { BalanceField } from '#src/registry/names.ts';
import type { HeldAccount } from '../sandbox.ts';
import type { ProductTables } from '../tables.ts';

export interface NewEntry {
  balance: BalanceField;
  kind: LedgerKind;
  /** In credits, not zero. */
  amount: number;
  source: string;
  /** The lot it is about; a purchase or a grant is a lot itself. */
  lot_id?: string;
  expires_at?: string | null;
}

/**
 * Books an entry in one conditional write. Null, and nothing is written, where
 * the balance would fall below zero. The same entry twice is a fault: throws.
 */
export async function appendEntry(
  { trx, account_id, at }: Pick<HeldAccount, 'trx' | 'account_id' | 'at'>,
  { balance, kind, amount, source, lot_id, expires_at = null }: NewEntry,
): Promise<string | null> {
  const entry_id = [kind, source, balance, ...(kind === 'debit' ? [] : [lot_id ?? ''])]
    .filter(Boolean)
    .join(':');
  const last = lastOf(account_id, balance);
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('sandbox_ledger')
    .columns([
      'entry_id',
      'account_id',
      'balance',
      'sequence',
      'kind',
      'amount',
      'balance_after',
      'lot_id',
      'source',
      'expires_at',
      'created_at',
    ])
    .expression(
      trx
        .selectNoFrom((eb) => [
          eb.val(entry_id).as('entry_id'),
          eb.val(account_id).as('account_id'),
          eb.val(balance).as('balance'),
          eb(last('sequence'), '+', eb.lit(1)).as('sequence'),
          eb.val(kind).as('kind'),
          eb.lit(amount).as('amount'),
          eb(last('balance_after'), '+', eb.lit(amount)).as('balance_after'),
          eb.val(lot_id ?? entry_id).as('lot_id'),
          eb.val(source).as('source'),
          eb.val(expires_at).as('expires_at'),
          eb.val(at).as('created_at'),
        ])
        .where((eb) => eb(last('balance_after'), '>=', eb.lit(-amount))),
    )
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n ? entry_id : null;
}

/** A column of the latest entry, zero where there is none yet. */
function lastOf(accountId: string, balance: BalanceField) {
  const { fn, lit, selectFrom } = expressionBuilder<ProductTables>();
  return (column: 'sequence' | 'balance_after') =>
    fn.coalesce(
      selectFrom('sandbox_ledger')
        .select(column)
        .where('account_id', '=', accountId)
        .where('balance', '=', balance)
        .orderBy('sequence', 'desc')
        .limit(1),
      lit(0),
    );
}
