import assert from 'node:assert/strict';
import SqliteDatabase from 'better-sqlite3';
import { BOOK_FAULTS } from '../book-faults.ts';
import type { TestServer } from '../test-server.ts';

/** Reads a running server's database; everything that `read` asks is from one moment. */
export function readBooks<Value>(
  { dbPath }: TestServer,
  read: (sqlite: SqliteDatabase.Database) => Value,
): Value {
  const sqlite = new SqliteDatabase(dbPath, { readonly: true });
  try {
    return sqlite.transaction(() => read(sqlite))();
  } finally {
    sqlite.close();
  }
}

/** Throws where the books contradict themselves. */
export function assertBooks(sqlite: SqliteDatabase.Database): void {
  assert.deepEqual(sqlite.prepare(BOOK_FAULTS).pluck().all(), []);
}

/** Tries again until it throws no more; for what a server does by itself, soon. */
export async function eventually(check: () => void, within_ms = 15_000): Promise<void> {
  const deadline = Date.now() + within_ms;
  for (;;) {
    try {
      return check();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((done) => setTimeout(done, 50));
    }
  }
}
