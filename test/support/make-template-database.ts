import { openServices } from '#src/app/open-services.ts';
import { readProcessEnv } from '#src/app/read-process-env.ts';
import { monthAfter } from '#src/sandbox/billing/month-after.ts';
import { databasePath } from '#src/server/db.ts';
import { changeDatabase } from './change-database.ts';

const LONGEST_RUN_MS = 3_600_000;
const MONTH_ENDS = [
  ['sandbox_account', 'credits_reset_at'],
  ['sandbox_billing', 'credits_reset_at'],
  ['sandbox_ledger', 'expires_at'],
] as const;

// A migrated and seeded database in DATA_DIR, for tests to copy.
const result = readProcessEnv();
if (!result.ok) throw new Error('DATA_DIR is not usable');
const build = {
  fingerprint: 'template',
  commit: null,
  sources: {},
  inline: { scripts: [], styles: [] },
};
const { db } = await openServices(result.env, build, 0);
await db.destroy();
putOffMonthEnd(databasePath(result.env.data_dir));

/** A run that crosses the end of a month would see credits renewed in the middle of it. */
function putOffMonthEnd(dbPath: string): void {
  const end = monthAfter(new Date().toISOString());
  if (Date.parse(end) - Date.now() > LONGEST_RUN_MS) return;
  changeDatabase(dbPath, (file) => {
    for (const [table, column] of MONTH_ENDS) {
      const set = `update ${table} set ${column} = replace(${column}, ?, ?)`;
      file.prepare(set).run(end, monthAfter(end));
    }
  });
}
