import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RunRefusalSchema } from '#src/contracts/runs.ts';
import { ReadinessReportSchema } from '#src/readiness/report.ts';
import { REASON_CODES } from '#src/registry/names.ts';
import { codeToKebab } from '#src/registry/paths.ts';
import { SANDBOX_PEOPLE } from '#src/sandbox/seed/people.ts';
import { readBooks } from '#test/support/crash/read-books.ts';
import { startTestServer, type TestServer } from '#test/support/test-server.ts';
import { describeAnswer, signInReader } from './account-reader.ts';
import { openRunApi } from './run-api.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** Every row of the product that a run could change. */
const readEverything = () =>
  readBooks(server, (sqlite) =>
    [
      'sandbox_run',
      'sandbox_ledger',
      'sandbox_account',
      'sandbox_transaction',
      'sandbox_billing',
    ].map((table) => sqlite.prepare(`select * from ${table} order by 1`).all()),
  );

async function readRefusal(response: Response) {
  expect(response.status).toBe(409);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(response.headers.get('cache-control')).toBe('private, no-store');
  return RunRefusalSchema.strict().parse(await response.json());
}

/** Ways to ask for more than one may have. */
const PLEAS: [what: string, body: object, headers: Record<string, string>][] = [
  ['plainly', {}, {}],
  ['with an override', { override: true, force: true, bypass: 'yes', admin: true }, {}],
  ['for another account', { account: 'acc_ready', account_id: 'acc_ready' }, {}],
  ['with a state of its own', { state: { remaining_fix_credits: 99 }, verdict: 'ready' }, {}],
  ['as somebody else', { user_id: 'u1', role: 'owner' }, { 'X-User-Id': 'u1', 'X-Role': 'owner' }],
  ['with headers', {}, { 'X-Override': 'true', 'X-Account': 'acc_ready', 'X-Force-Ready': '1' }],
];

describe.each(REASON_CODES)('%s', (code) => {
  const email = codeToKebab(code);
  const person = SANDBOX_PEOPLE.find((each) => each.email === `${email}@sandbox.test`);
  const { action = 'scan', target = '' } = person?.context ?? {};

  it('refuses the run with its code, its page and the next step, however it is asked for', async () => {
    const api = await openRunApi(server, email);
    const reader = await signInReader(server.url, email);
    const query = `action=${action}&target=${target}`;
    const { next } = ReadinessReportSchema.parse(await reader.read(`/api/readiness?${query}`));
    const before = readEverything();
    for (const [what, body, headers] of PLEAS) {
      const response = await api.post(target, { action, ...body }, { headers });
      const refusal = await readRefusal(response);
      expect(refusal, what).toMatchObject({
        code,
        link: `/reasons/${email}/?code=${code}&${query}`,
        next,
      });
      expect(refusal.title).not.toBe('');
      expect((await fetch(server.url + refusal.link)).status, what).toBe(200);
    }
    expect(readEverything()).toEqual(before);
  });
});

describe('a target of somebody else', () => {
  it('is refused as one that does not exist, in every way but its name', async () => {
    const api = await openRunApi(server, 'credit-balance-exhausted');
    const pairs = [
      ['projects/prj_ready', 'projects/prj_never', 'scan'],
      ['fix-tasks/fix_ready', 'fix-tasks/fix_never', 'fix'],
      ['reports/rep_ready', 'reports/rep_never', 'ai'],
      ['monitoring/prj_ready', 'monitoring/prj_never', 'monitoring'],
    ];
    for (const [foreign = '', unknown = '', action] of pairs) {
      const answer = await describeAnswer(await api.post(foreign, { action }));
      const other = await describeAnswer(await api.post(unknown, { action }));
      const refusal = RunRefusalSchema.strict().parse(JSON.parse(answer.body));
      expect(refusal).toMatchObject({ status: 409, code: 'ACCOUNT_MISMATCH' });
      expect(refusal.next).toMatchObject({ kind: 'stop' });
      expect({ ...answer, body: answer.body.replaceAll(foreign, unknown) }).toEqual(other);
      expect(answer.body).not.toMatch(/Marigold|acc_|credit|package/);
    }
  });

  it('leaves no trace of the call', async () => {
    const api = await openRunApi(server, 'nobody');
    const before = readEverything();
    const refusal = await readRefusal(await api.post('fix-tasks/fix_ready', { action: 'fix' }));
    expect(refusal.code).toBe('ACCOUNT_MISMATCH');
    expect(readEverything()).toEqual(before);
  });
});

describe('a member who may not buy', () => {
  it('is refused like everybody, and is told whom it is up to', async () => {
    const api = await openRunApi(server, 'finance');
    const target = 'fix-tasks/fix_credit_balance_exhausted';
    const refusal = await readRefusal(await api.post(target, { action: 'fix' }));
    expect(refusal).toMatchObject({
      code: 'CREDIT_BALANCE_EXHAUSTED',
      next: { kind: 'wait', who: 'owner', available: false },
    });
  });
});
