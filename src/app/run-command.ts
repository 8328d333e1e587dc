import { existsSync } from 'node:fs';
import type { Kysely } from 'kysely';
import { databasePath, explainDatabaseError, openDatabase } from '#src/server/db.ts';
import { DatabaseUnusableError } from '#src/server/database-unusable-error.ts';
import { describeEnvProblems, type Env } from '#src/server/env.ts';
import { readProcessEnv } from './read-process-env.ts';
import type { Database } from './services.ts';
import { StartError } from './start-error.ts';

/**
 * Runs a command on the site's database, beside the server or without it.
 * What is wrong goes to standard error with status 1, for cron to see.
 */
export async function runCommand(
  command: (db: Kysely<Database>, env: Env) => Promise<void>,
): Promise<void> {
  try {
    await openAndRun(command);
  } catch (error) {
    const expected = error instanceof StartError || error instanceof DatabaseUnusableError;
    process.stderr.write(`${expected ? error.message : (error as Error).stack}\n`);
    process.exitCode = 1;
  }
}

async function openAndRun(command: (db: Kysely<Database>, env: Env) => Promise<void>) {
  const result = readProcessEnv();
  if (!result.ok) throw new StartError(describeEnvProblems(result.problems));
  const { env } = result;
  const path = databasePath(env.data_dir);
  if (!existsSync(path)) {
    throw new StartError(`There is no database at ${path}. Set DATA_DIR, or run npm start first.`);
  }
  const db = openDatabase<Database>(env.data_dir);
  try {
    await command(db, env);
  } catch (error) {
    throw explainDatabaseError(error, path);
  } finally {
    await db.destroy();
  }
}
