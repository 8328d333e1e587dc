import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Migration } from 'kysely/migration';
import { DatabaseUnusableError } from './database-unusable-error.ts';
import { ImmediateSqliteDialect } from './immediate-sqlite-dialect.ts';
import { reuseStatements } from './reuse-statements.ts';

/** Above this size a full check at each start would cost more than it finds. */
const QUICK_CHECK_LIMIT_BYTES = 64 * 1024 * 1024;

/** As much memory as the pages of the database may take. */
const CACHE_KIB = 64 * 1024;
/** Pages in the log before they are written to the file: 16 MB. */
const CHECKPOINT_PAGES = 4000;

/** Where the embedded database of a data folder lives. */
export function databasePath(dataDir: string): string {
  return join(dataDir, 'reasonbook.sqlite');
}

/**
 * Opens the embedded database, creating the folder and the file if needed.
 * Throws `DatabaseUnusableError` for a damaged or locked file, and leaves it as it is.
 */
export function openDatabase<Tables>(dataDir: string): Kysely<Tables> {
  const path = databasePath(dataDir);
  try {
    // Sessions and password hashes are nobody else's to read.
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const sqlite = openSqlite(path);
    const db = new Kysely<Tables>({
      dialect: new ImmediateSqliteDialect({ database: reuseStatements(sqlite) }),
    });
    connections.set(db, sqlite);
    return db;
  } catch (error) {
    throw explainDatabaseError(error, path);
  }
}

const connections = new WeakMap<object, SqliteDatabase.Database>();

/**
 * The connection itself, for packages that cannot write through Kysely. Only
 * inside a transaction of `db`: anywhere else they write into somebody's.
 */
export function sqliteOf(db: object): SqliteDatabase.Database {
  const sqlite = connections.get(db);
  if (!sqlite) throw new Error('This database was not opened here.');
  return sqlite;
}

function openSqlite(path: string): SqliteDatabase.Database {
  const isSmall = existsSync(path) && statSync(path).size < QUICK_CHECK_LIMIT_BYTES;
  const sqlite = new SqliteDatabase(path, { timeout: 2000 });
  try {
    if (isSmall) assertSound(sqlite);
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = FULL');
    sqlite.pragma('foreign_keys = ON');
    // A long queue's indexes are many; what was just written is mostly written again.
    sqlite.pragma(`cache_size = -${CACHE_KIB}`);
    sqlite.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    return sqlite;
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

function assertSound(sqlite: SqliteDatabase.Database): void {
  const verdict = sqlite.pragma('quick_check(1)', { simple: true });
  if (verdict !== 'ok') {
    throw new SqliteDatabase.SqliteError(String(verdict), 'SQLITE_CORRUPT');
  }
}

/** Brings the tables up to date. Throws `DatabaseUnusableError` when the file is at fault. */
export async function migrateDatabase<Tables>(
  db: Kysely<Tables>,
  migrations: Record<string, Migration>,
  dataDir: string,
): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw explainMigrationError(error, databasePath(dataDir));
}

/** A newer version, or another program, may have written the file. */
function explainMigrationError(error: unknown, path: string): unknown {
  if (!/corrupted migrations|already exists/.test(String(error))) {
    return explainDatabaseError(error, path);
  }
  const message =
    `The database ${path} was not made by this version (${(error as Error).message}). ` +
    'Start the version that made it, or set DATA_DIR to another folder.';
  return new DatabaseUnusableError(message, { cause: error });
}

/** Turns SQLite's code into a message with a remedy; other errors stay what they are. */
export function explainDatabaseError(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const remedy = remedyFor(code, path);
  return remedy ? new DatabaseUnusableError(remedy, { cause: error }) : error;
}

function remedyFor(code: string, path: string): string | null {
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) {
    return (
      `The database ${path} is damaged or not a SQLite file. Nothing in it was changed. ` +
      'Put a backup in its place, or move it away (npm run db:reset deletes it) to start afresh.'
    );
  }
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) {
    return (
      `The database ${path} is locked by another process. Nothing in it was changed. ` +
      'End that process (another server, a backup, a database shell), or set DATA_DIR to another folder, and start again.'
    );
  }
  if (/^(SQLITE_(CANTOPEN|READONLY|IOERR|PERM)|EACCES|EPERM|ENOTDIR|EROFS|EEXIST)/.test(code)) {
    return (
      `The database ${path} cannot be opened for writing (${code}). ` +
      'Set DATA_DIR to a folder that this user may write to.'
    );
  }
  if (/^(SQLITE_FULL|ENOSPC)/.test(code)) {
    return `The disk that holds ${path} is full. Free some space and start again.`;
  }
  return null;
}
