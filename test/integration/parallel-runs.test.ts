import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RunRefusalSchema, RunSchema } from '#src/contracts/runs.ts';
import { addCredits } from '#test/support/add-credits.ts';
import { assertBooks, readBooks } from '#test/support/crash/read-books.ts';
import { createDataDir, startTestServer, type TestServer } from '#test/support/test-server.ts';
import { rmSync } from 'node:fs';
import { openRunApi, type RunApi } from './run-api.ts';

const ACCOUNT = 'acc_credit_balance_exhausted';
const TARGET = 'fix-tasks/fix_credit_balance_exhausted';
const dataDir = createDataDir();
let server: TestServer;
let api: RunApi;
beforeAll(async () => {
  addCredits(dataDir, ACCOUNT, 'remaining_fix_credits', 10);
  server = await startTestServer({ dataDir });
  api = await openRunApi(server, 'credit-balance-exhausted');
});
afterAll(async () => {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const many = <Value>(count: number, make: (index: number) => Value) =>
  Array.from({ length: count }, (_, index) => make(index));

/** The runs and debits that the product has for a balance, once its books are in order. */
function countRuns(action: string) {
  return readBooks(server, (sqlite) => {
    assertBooks(sqlite);
    const count = (sql: string) => sqlite.prepare(sql).pluck().get(ACCOUNT, action);
    const balance = `select remaining_fix_credits, credit_balance from sandbox_account
      where account_id = ?`;
    return {
      runs: count('select count(*) from sandbox_run where account_id = ? and action = ?'),
      debits: count(`select count(*) from sandbox_ledger where kind = 'debit' and account_id = ?
        and source in (select run_id from sandbox_run where action = ?)`),
      balances: sqlite.prepare(balance).get(ACCOUNT),
    };
  });
}

describe('sixty-four runs at the same moment, with ten credits', () => {
  it('are ten runs and 54 refusals, and no credit is left', async () => {
    const answers = await Promise.all(many(64, () => api.post(TARGET, { action: 'fix' })));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([...many(10, () => 201), ...many(54, () => 409)]);
    const bodies = await Promise.all(answers.map((answer) => answer.json()));
    const runs = bodies.flatMap((body, index) =>
      answers[index]?.status === 201 ? [RunSchema.strict().parse(body)] : [],
    );
    expect(new Set(runs.map(({ id }) => id)).size).toBe(10);
    for (const [index, body] of bodies.entries()) {
      if (answers[index]?.status === 201) continue;
      expect(RunRefusalSchema.strict().parse(body)).toMatchObject({
        code: 'CREDIT_BALANCE_EXHAUSTED',
        link: `/reasons/credit-balance-exhausted/?code=CREDIT_BALANCE_EXHAUSTED&action=fix&target=${TARGET}`,
        next: { kind: 'checkout', intent: 'credit_purchase', available: true },
      });
    }
    expect(countRuns('fix')).toEqual({
      runs: 10,
      debits: 10,
      balances: { remaining_fix_credits: 0, credit_balance: 12 },
    });
  });
});

describe('twenty calls at the same moment with the same key', () => {
  it('are one run, one debit, and the same answer twenty times', async () => {
    const key = randomUUID();
    const at = 'projects/prj_credit_balance_exhausted';
    const answers = await Promise.all(many(20, () => api.post(at, { action: 'scan' }, { key })));
    expect(answers.map(({ status }) => status)).toEqual(many(20, () => 201));
    const replays = answers.filter(({ headers }) => headers.get('idempotent-replayed') === 'true');
    expect(replays).toHaveLength(19);
    const ids = await Promise.all(answers.map(async (answer) => (await answer.json()).id));
    expect(new Set(ids).size).toBe(1);
    expect(countRuns('scan')).toMatchObject({
      runs: 1,
      debits: 1,
      balances: { credit_balance: 11 },
    });
  });
});
