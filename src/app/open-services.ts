import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { createSandboxAccountSource } from '#src/sandbox/accounts/create-sandbox-account-source.ts';
import { seedSandbox } from '#src/sandbox/seed/seed-sandbox.ts';
import { openSubmissionLimits } from '#src/feedback/submission-limits.ts';
import type { BuildInfo } from '#src/contracts/build-info.ts';
import { createSender } from '#src/feedback/outbox/create-sender.ts';
import { openOutbox, type OpenOutbox } from '#src/feedback/outbox/open-outbox.ts';
import { openRetention } from '#src/feedback/retention/open-retention.ts';
import { readAuthSecret } from '#src/server/auth-secret.ts';
import { createAuth, migrateAuth } from '#src/server/auth.ts';
import {
  explainDatabaseError,
  databasePath,
  migrateDatabase,
  openDatabase,
} from '#src/server/db.ts';
import type { PricedCatalog } from '#src/registry/catalog-schema.ts';
import { productCatalog } from '#src/registry/catalog.ts';
import { openSandbox } from '#src/sandbox/open-sandbox.ts';
import { siteOrigins } from '#src/server/env.ts';
import type { Env } from '#src/server/env.ts';
import { createLog, type Log } from '#src/server/log.ts';
import { createSessionEnds } from '#src/server/session-ends.ts';
import { migrations } from './migrations.ts';
import type { Database, Services } from './services.ts';

/** All but what only a build can tell. */
export type OpenServices = Omit<Services, 'readSentences'>;

/**
 * Opens, migrates and seeds what requests use. `port` is the one the server
 * really listens on, `catalog` what the sandbox sells. Throws `DatabaseUnusableError` when the database is at fault.
 */
export async function openServices(
  env: Env,
  build: BuildInfo,
  port: number,
  catalog: PricedCatalog = productCatalog,
): Promise<OpenServices> {
  const db = openDatabase<Database>(env.data_dir);
  try {
    return await prepareServices(db, env, build, port, catalog);
  } catch (error) {
    await db.destroy();
    throw explainDatabaseError(error, databasePath(env.data_dir));
  }
}

async function prepareServices(
  db: Kysely<Database>,
  env: Env,
  build: BuildInfo,
  port: number,
  catalog: PricedCatalog,
): Promise<OpenServices> {
  const log = createLog(env);
  const origins = siteOrigins(env, port);
  const secret = readAuthSecret(env);
  const sessionEnds = createSessionEnds();
  const auth = createAuth({ db, secret, origins, log, onSessionEnd: sessionEnds.notify });
  await migrateAuth(auth);
  await migrateDatabase(db, migrations, env.data_dir);
  const now = () => new Date();
  await seedSandbox({ db, auth, catalog, now });
  const onError = (err: unknown) => log.error({ err, part: 'sandbox' }, 'sandbox failed');
  const sandbox = openSandbox({ db, catalog, now, secret, onError });
  // Before anybody can start something new beside it.
  await sandbox.recover();
  const accounts = createSandboxAccountSource(sandbox);
  const outbox = openWebhooks(env, db, log);
  const retention = openRetention({ db, settings: env.retention, now, outbox, log });
  return {
    env,
    origins,
    log,
    db,
    auth,
    sessionEnds,
    submissionLimits: env.rate_limits ? openSubmissionLimits(db, secret) : null,
    accounts,
    sandbox,
    outbox,
    retention,
    build,
    stopping: new AbortController(),
    isReady: () => isMigrated(db),
  };
}

/** The outbox to the receiver that the settings name; null without one. */
function openWebhooks({ review_webhook }: Env, db: Kysely<Database>, log: Log): OpenOutbox | null {
  if (!review_webhook) return null;
  const now = () => new Date();
  return openOutbox({
    db,
    send: createSender({ ...review_webhook, fetch, now }),
    now,
    random: Math.random,
    onError: (err) => log.error({ err, part: 'webhooks' }, 'webhooks failed'),
  });
}

/** Whether the database answers, with every migration that this code knows. */
async function isMigrated(db: Kysely<Database>): Promise<boolean> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  const done = new Set(rows.map((row) => row.name));
  return Object.keys(migrations).every((name) => done.has(name));
}
