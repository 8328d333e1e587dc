import { DatabaseSync } from 'node:sqlite';

/** As long as the server itself waits for another writer. */
const BUSY_MS = 5000;

/** Changes a running server's database behind its back; waits while the server writes. */
export function changeDatabase(dbPath: string, change: (db: DatabaseSync) => void): void {
  const db = new DatabaseSync(dbPath, { timeout: BUSY_MS });
  change(db);
  db.close();
}
