import { existsSync, rmSync } from 'node:fs';
import SqliteDatabase from 'better-sqlite3';
import { databasePath } from '#src/server/db.ts';
import { describeEnvProblems } from '#src/server/env.ts';
import { readProcessEnv } from './read-process-env.ts';

/** `npm run db:reset`: deletes the database of DATA_DIR; the next start makes a new one. */
function reset(): string | null {
  const result = readProcessEnv();
  if (!result.ok) return describeEnvProblems(result.problems);
  const path = databasePath(result.env.data_dir);
  if (isInUse(path)) {
    return `The database ${path} is in use. Stop the server first (Ctrl-C where it runs), then reset.`;
  }
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
  process.stdout.write(`Removed ${path}. The next npm start makes and seeds a new one.\n`);
  return null;
}

/** Leaving WAL needs the file to itself, so that it fails while a server holds it. */
function isInUse(path: string): boolean {
  if (!existsSync(path)) return false;
  const sqlite = new SqliteDatabase(path, { timeout: 0 });
  try {
    sqlite.pragma('journal_mode = DELETE');
    return false;
  } catch (error) {
    return error instanceof SqliteDatabase.SqliteError && /BUSY|LOCKED/.test(error.code);
  } finally {
    sqlite.close();
  }
}

const refusal = reset();
if (refusal) {
  process.stderr.write(`${refusal}\n`);
  process.exitCode = 1;
}
