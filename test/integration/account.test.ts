import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccountDetailSchema, AccountListSchema } from '#src/contracts/account.ts';
import { ProblemSchema } from '#src/contracts/problem.ts';
import { signIn } from '#test/support/sign-in.ts';
import { startTestServer, type TestServer } from '#test/support/test-server.ts';
import { describeAnswer, signInReader } from './account-reader.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

describe('GET /api/account', () => {
  it('names the reader and their accounts', async () => {
    const reader = await signInReader(server.url, 'agency');
    const list = AccountListSchema.strict().parse(await reader.read('/api/account'));
    expect(list.user).toMatchObject({ email: 'agency@sandbox.test', roles: [] });
    expect(list.accounts).toEqual([
      { account_id: 'acc_package_entitlement_missing', name: 'Juniper & Oak', role: 'agency' },
      { account_id: 'acc_ready', name: 'Marigold Bakery', role: 'agency' },
      { account_id: 'acc_credit_balance_exhausted', name: 'Northwind Studio', role: 'agency' },
    ]);
  });

  it.each([
    ['nobody', []],
    ['support', ['support']],
    ['reviewer', ['docs_reviewer']],
  ])('%s has no account, and the roles %j', async (person, roles) => {
    const reader = await signInReader(server.url, person);
    expect(await reader.read('/api/account')).toMatchObject({ user: { roles }, accounts: [] });
  });
});

describe('GET /api/account/<id>', () => {
  it('has the twelve fields, the plan, and the targets to choose from', async () => {
    const reader = await signInReader(server.url, 'credit-balance-exhausted');
    const answer = await reader.read('/api/account/acc_credit_balance_exhausted');
    const account = AccountDetailSchema.strict().parse(answer);
    expect(account).toMatchObject({
      account_id: 'acc_credit_balance_exhausted',
      name: 'Northwind Studio',
      package_key: 'team_monitoring',
      selected_package_key: null,
      package_entitlement_status: 'active',
      billing_state: 'active',
      subscription_status: 'active',
      payment_status: 'confirmed',
      credit_balance: 12,
      remaining_fix_credits: 0,
      ai_credit_balance: 160,
      monitoring_entitlement_status: 'active',
      checkout_session_id: null,
      open_checkout: null,
      plan: { key: 'team_monitoring', monitoring: true },
      version: 1,
    });
    expect(account.projects).toEqual([
      {
        project_id: 'prj_credit_balance_exhausted',
        targets: [
          { target: 'fix-tasks/fix_credit_balance_exhausted', actions: ['fix', 'ai'] },
          { target: 'monitoring/prj_credit_balance_exhausted', actions: ['monitoring'] },
          { target: 'projects/prj_credit_balance_exhausted', actions: ['scan', 'ai'] },
          { target: 'reports/rep_credit_balance_exhausted', actions: ['retest', 'ai'] },
        ],
      },
    ]);
  });

  it('gives one and the same 404 for a foreign account and for one that does not exist', async () => {
    for (const person of ['ready', 'nobody', 'support']) {
      const reader = await signInReader(server.url, person);
      const foreign = await describeAnswer(
        await reader.get('/api/account/acc_plan_change_required'),
      );
      expect(ProblemSchema.parse(JSON.parse(foreign.body))).toMatchObject({
        status: 404,
        code: 'NOT_FOUND',
      });
      for (const id of ['acc_plan_change_requirex', 'x', '..%2Facc_ready', 'acc_ready%00']) {
        const unknown = await describeAnswer(await reader.get(`/api/account/${id}`));
        expect(unknown, id).toEqual(foreign);
      }
    }
  });
});

describe('whose answer it is', () => {
  const paths = ['/api/account', '/api/account/acc_ready', '/api/readiness?action=fix'];

  it.each(paths)('%s is refused to a stranger, and to a session that has ended', async (path) => {
    const ended = await signIn(server.url, 'ready@sandbox.test');
    const call = (cookie: string) => fetch(`${server.url}${path}`, { headers: { cookie } });
    expect((await call(ended)).status).toBe(200);
    const signOut = { method: 'POST', headers: { cookie: ended }, redirect: 'manual' } as const;
    await fetch(`${server.url}/sign-out`, signOut);
    for (const cookie of ['', 'reasonbook.session_token=made-up.signature', ended]) {
      const response = await call(cookie);
      expect(response.status).toBe(401);
      expect(response.headers.get('content-type')).toContain('application/problem+json');
      expect(response.headers.get('cache-control')).toBe('private, no-store');
      expect(await response.json()).toMatchObject({ status: 401, code: 'NOT_SIGNED_IN' });
    }
  });

  it.each([...paths, '/api/account/acc_nowhere', '/api/readiness?action=x'])(
    '%s is never kept by a cache',
    async (path) => {
      const reader = await signInReader(server.url, 'ready');
      const response = await reader.get(path);
      expect(response.headers.get('cache-control')).toBe('private, no-store');
      expect(response.headers.get('etag')).toBeNull();
    },
  );

  it('is the asking session’s, however the calls mix', async () => {
    const people = ['ready', 'ai-credit-limit-reached', 'finance', 'nobody'];
    const readers = await Promise.all(
      people.map(async (person) => ({ person, ...(await signInReader(server.url, person)) })),
    );
    const rounds = Array.from({ length: 10 }, () => readers).flat();
    const answers = await Promise.all(
      rounds.map(async ({ person, read }) => ({
        person,
        list: AccountListSchema.parse(await read('/api/account')),
        report: (await read('/api/readiness?action=fix')) as { account_id: string | null },
      })),
    );
    const own: Record<string, string | null> = {
      ready: 'acc_ready',
      'ai-credit-limit-reached': 'acc_ai_credit_limit_reached',
      finance: null,
      nobody: null,
    };
    for (const { person, list, report } of answers) {
      expect(list.user.email).toBe(`${person}@sandbox.test`);
      expect(report.account_id).toBe(own[person]);
    }
    expect(answers).toHaveLength(40);
  });

  it('leaves nothing of the account in the log', async () => {
    const reader = await signInReader(server.url, 'checkout-payment-pending');
    const before = server.output().length;
    await reader.read('/api/account/acc_checkout_payment_pending');
    await reader.read('/api/readiness?target=projects/prj_checkout_payment_pending&action=scan');
    await expect.poll(() => server.output().slice(before)).toContain('/api/readiness');
    expect(server.output().slice(before)).not.toMatch(
      /checkout_payment_pending|Fernhill|fernhill|@sandbox/,
    );
  });
});
