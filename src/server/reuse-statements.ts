import type { SqliteDatabase as KyselySqlite } from 'kysely';
import type SqliteDatabase from 'better-sqlite3';

/** More than the site has; lists of ids make one for each length. */
const MOST_KEPT = 300;

/**
 * The database as Kysely asks it, with each statement prepared once: preparing took
 * a third of a small query's time. The least used go first.
 */
export function reuseStatements(sqlite: SqliteDatabase.Database): KyselySqlite {
  const kept = new Map<string, SqliteDatabase.Statement>();
  const prepare = (sql: string) => {
    const statement = kept.get(sql) ?? sqlite.prepare(sql);
    kept.delete(sql);
    kept.set(sql, statement);
    const [oldest] = kept.size > MOST_KEPT ? kept.keys() : [];
    if (oldest !== undefined) kept.delete(oldest);
    return statement;
  };
  return {
    close: () => void sqlite.close(),
    prepare: (sql) => {
      const statement = prepare(sql);
      return {
        reader: statement.reader,
        all: (parameters) => statement.all(parameters),
        run: (parameters) => statement.run(parameters),
        // One that is being read from cannot be asked again meanwhile.
        iterate: (parameters) => sqlite.prepare(sql).iterate(parameters),
      };
    },
  };
}
