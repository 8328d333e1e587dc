import type { BalanceField } from '#src/registry/names.ts';
import type { Trx } from '../sandbox.ts';

/** A purchase or a grant, and what is left of it. */
export interface Lot {
  lot_id: string;
  balance: BalanceField;
  kind: 'purchase' | 'grant';
  source: string;
  /** Credits that came with it. */
  amount: number;
  /** Credits of it that are still there. */
  remaining: number;
  /** Credits of it that runs took and did not give back. */
  spent: number;
  expires_at: string | null;
}

/** The lots of an account, in the order in which debits draw on them: what expires first, oldest first. */
export async function listLots(
  trx: Trx,
  accountId: string,
  filter: { balance?: BalanceField; source?: string } = {},
): Promise<Lot[]> {
  const rows = await trx
    .selectFrom('sandbox_ledger as lot')
    .innerJoin('sandbox_ledger as entry', 'entry.lot_id', 'lot.entry_id')
    .select([
      'lot.entry_id as lot_id',
      'lot.balance',
      'lot.kind',
      'lot.source',
      'lot.amount',
      'lot.expires_at',
    ])
    .select(({ fn }) => [
      fn.sum<number>('entry.amount').as('remaining'),
      fn
        .sum<number>('entry.amount')
        .filterWhere('entry.kind', 'in', ['debit', 'restore'])
        .as('drawn'),
    ])
    .where('lot.account_id', '=', accountId)
    .where('lot.kind', 'in', ['purchase', 'grant'])
    .$if(filter.balance !== undefined, (query) =>
      query.where('lot.balance', '=', filter.balance as BalanceField),
    )
    .$if(filter.source !== undefined, (query) =>
      query.where('lot.source', '=', filter.source as string),
    )
    .groupBy([
      'lot.entry_id',
      'lot.balance',
      'lot.kind',
      'lot.source',
      'lot.amount',
      'lot.expires_at',
      'lot.sequence',
    ])
    .orderBy('lot.expires_at', (order) => order.asc().nullsLast())
    .orderBy('lot.sequence')
    .$narrowType<{ kind: Lot['kind'] }>()
    .execute();
  return rows.map(({ drawn, remaining, ...lot }) => ({
    ...lot,
    remaining: Number(remaining),
    spent: -Number(drawn ?? 0),
  }));
}
