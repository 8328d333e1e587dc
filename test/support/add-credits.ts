import SqliteDatabase from 'better-sqlite3';
import type { BalanceField } from '#src/registry/names.ts';
import { databasePath } from '#src/server/db.ts';

/**
 * Gives an account credits that do not expire, by one more entry of its ledger.
 * For a data folder that no server uses yet.
 */
export function addCredits(
  dataDir: string,
  account: string,
  balance: BalanceField,
  amount: number,
): void {
  const sqlite = new SqliteDatabase(databasePath(dataDir));
  const values = { account, balance, amount, id: `grant:test:${account}:${balance}` };
  sqlite.transaction(() => {
    sqlite.prepare(ADD_ENTRY).run(values);
    sqlite
      .prepare(`update sandbox_account set ${balance} = ${balance} + ? where account_id = ?`)
      .run(amount, account);
  })();
  sqlite.close();
}

const ADD_ENTRY = `
  insert into sandbox_ledger (entry_id, account_id, balance, sequence, kind, amount,
    balance_after, lot_id, source, expires_at, created_at)
  select @id, @account, @balance, coalesce(max(sequence), 0) + 1, 'grant', @amount,
    coalesce(sum(amount), 0) + @amount, @id, 'test', null, '2026-11-23T08:00:00.000Z'
  from sandbox_ledger where account_id = @account and balance = @balance`;
