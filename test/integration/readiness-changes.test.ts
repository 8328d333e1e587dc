import SqliteDatabase from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toAccountColumns, type AccountValues } from '#src/sandbox/accounts/account-columns.ts';
import type { AccountTables } from '#src/sandbox/accounts/tables.ts';
import { AccountDetailSchema } from '#src/contracts/account.ts';
import { ReadinessReportSchema } from '#src/readiness/report.ts';
import { startTestServer, type TestServer } from '#test/support/test-server.ts';
import { signInReader, type AccountReader } from './account-reader.ts';

let server: TestServer;
let db: Kysely<AccountTables>;
beforeAll(async () => {
  server = await startTestServer();
  db = new Kysely<AccountTables>({
    dialect: new SqliteDialect({ database: new SqliteDatabase(server.dbPath) }),
  });
});
afterAll(async () => {
  await db.destroy();
  await server.stop();
});

const readReport = async (reader: AccountReader, query: string) =>
  ReadinessReportSchema.parse(await reader.read(`/api/readiness?${query}`));

/** Another process writes the account's row. */
const changeState = (account: string, values: Partial<AccountValues>) =>
  db
    .updateTable('sandbox_account')
    .set((column) => ({ ...toAccountColumns(values), version: column('version', '+', 1) }))
    .where('account_id', '=', account)
    .execute();

describe('a change to the account', () => {
  it('changes the next answer: credits bought, paid, delivered', async () => {
    const account = 'acc_credit_balance_exhausted';
    const reader = await signInReader(server.url, 'credit-balance-exhausted');
    const query = 'action=fix&target=fix-tasks/fix_credit_balance_exhausted';
    expect(await readReport(reader, query)).toMatchObject({
      version: 1,
      next: { kind: 'checkout' },
    });

    await changeState(account, {
      payment_status: 'open',
      checkout_session_id: 'cs_test_1',
      open_checkout: { intent: 'credit_purchase', item: 'fixes_10' },
    });
    expect(await readReport(reader, query)).toMatchObject({
      version: 2,
      primary: 'CHECKOUT_PAYMENT_PENDING',
      next: { kind: 'checkout', intent: 'resume_checkout', checkout_session_id: 'cs_test_1' },
    });

    await changeState(account, { payment_status: 'confirmed' });
    expect(await readReport(reader, query)).toMatchObject({
      version: 3,
      primary: 'CHECKOUT_PAYMENT_PENDING',
      next: { kind: 'wait', route: '/billing/transactions' },
    });

    await changeState(account, { remaining_fix_credits: 10, open_checkout: null });
    expect(await readReport(reader, query)).toMatchObject({
      version: 4,
      verdict: 'ready',
      primary: null,
      next: { kind: 'retry', intent: 'rerun' },
    });
  });
});

describe('a stored value that nobody knows', () => {
  const junk: [column: string, stored: string | number | null][] = [
    ['package_key', 'platinum'],
    ['package_key', null],
    ['package_entitlement_status', 'ACTIVE'],
    ['billing_state', 'good'],
    ['subscription_status', ''],
    ['remaining_fix_credits', 'many'],
    ['remaining_fix_credits', -3],
    ['remaining_fix_credits', null],
    ['credits_reset_at', '{"remaining_fix_credits":'],
  ];
  it.each(junk)('%s %j: unverified, never ready, nothing for sale', async (column, stored) => {
    const reader = await signInReader(server.url, 'ready');
    const query = 'action=fix&target=fix-tasks/fix_ready';
    expect((await readReport(reader, query)).verdict).toBe('ready');
    const file = new SqliteDatabase(server.dbPath);
    const where = `where account_id = 'acc_ready'`;
    const before = file.prepare(`select ${column} from sandbox_account ${where}`).pluck().get();
    try {
      file.prepare(`update sandbox_account set ${column} = ? ${where}`).run(stored);
      const report = await readReport(reader, query);
      expect(report).toMatchObject({
        verdict: 'unverified',
        primary: null,
        next: { kind: 'retry', intent: 'reread' },
      });
      expect(
        AccountDetailSchema.parse(await reader.read('/api/account/acc_ready')).account_id,
      ).toBe('acc_ready');
    } finally {
      file.prepare(`update sandbox_account set ${column} = ? ${where}`).run(before);
      file.close();
    }
  });

  it('sells nothing while it is unknown what an open session buys', async () => {
    const reader = await signInReader(server.url, 'monitoring-entitlement-missing');
    const query = 'action=monitoring&target=monitoring/prj_monitoring_entitlement_missing';
    expect((await readReport(reader, query)).next.kind).toBe('checkout');
    await db
      .updateTable('sandbox_account')
      .set({ payment_status: 'open', open_checkout: '{"intent":"gift"}' })
      .where('account_id', '=', 'acc_monitoring_entitlement_missing')
      .execute();
    expect(await readReport(reader, query)).toMatchObject({
      verdict: 'unverified',
      primary: null,
      next: { kind: 'retry', intent: 'reread' },
    });
  });

  it('sees a project’s own entitlement before the account’s, also when it is unknown', async () => {
    const reader = await signInReader(server.url, 'ready');
    const query = 'action=monitoring&target=monitoring/prj_ready';
    const setProject = (stored: string | null) =>
      db
        .updateTable('sandbox_project')
        .set({ monitoring_entitlement_status: stored })
        .where('project_id', '=', 'prj_ready')
        .execute();
    await setProject('revoked');
    expect(await readReport(reader, query)).toMatchObject({
      primary: 'MONITORING_ENTITLEMENT_MISSING',
    });
    await setProject('probably');
    expect(await readReport(reader, query)).toMatchObject({ verdict: 'unverified' });
    await setProject(null);
    expect(await readReport(reader, query)).toMatchObject({ verdict: 'ready' });
  });
});
