import { afterEach, expect, test } from 'vitest';
import { signIn } from '#test/support/sign-in.ts';
import { startTestServer, type TestServer } from '#test/support/test-server.ts';

const BILLING = ['/billing', '/billing/checkout', '/billing/transactions'];
const WORKFLOWS = [
  '/projects/prj_ready',
  '/reports/rep_ready',
  '/fix-tasks/fix_ready',
  '/monitoring/prj_ready',
];
const PATHS = [...BILLING, ...WORKFLOWS];
let site: TestServer;
afterEach(() => site.stop());

const read = (path: string, cookie = '') =>
  fetch(site.url + path, { redirect: 'manual', headers: { cookie } });

test('with PRODUCT_URL, product links go to the product, query and all', async () => {
  site = await startTestServer({ env: { PRODUCT_URL: 'https://app.example.com' } });
  for (const path of PATHS) {
    const answer = await read(`${path}?action=fix&target=fix-tasks/fix_ready`);
    expect(answer.status, path).toBe(302);
    expect(answer.headers.get('location')).toBe(
      `https://app.example.com${path}?action=fix&target=fix-tasks/fix_ready`,
    );
  }
});

test('without it strangers sign in first, and come back to the very place', async () => {
  site = await startTestServer();
  for (const path of PATHS) {
    const answer = await read(`${path}?code=CREDIT_BALANCE_EXHAUSTED`);
    expect(answer.status, path).toBe(302);
    const to = new URL(answer.headers.get('location') ?? '', site.url);
    expect(to.pathname).toBe('/sign-in');
    expect(to.searchParams.get('return')).toBe(`${path}?code=CREDIT_BALANCE_EXHAUSTED`);
  }
});

test('members see their pages, which no cache and no search engine keeps', async () => {
  site = await startTestServer();
  const cookie = await signIn(site.url, 'ready@sandbox.test');
  for (const path of PATHS) {
    const answer = await read(path, cookie);
    expect(answer.status, path).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    const html = await answer.text();
    expect(html).toContain('noindex');
    expect(html).toContain('Marigold Bakery');
    expect(html).toContain('acc_ready');
  }
});

test('what belongs to somebody else and what does not exist give one page, without a value', async () => {
  site = await startTestServer();
  const cookie = await signIn(site.url, 'credit-balance-exhausted@sandbox.test');
  const pairs = [
    ['/fix-tasks/fix_ready', '/fix-tasks/fix_nowhere'],
    ['/billing?account=acc_ready', '/billing?account=acc_nowhere'],
    ['/billing/checkout?target=reports/rep_ready', '/billing/checkout?target=reports/rep_nowhere'],
  ];
  for (const [foreign = '', unknown = ''] of pairs) {
    const [one, other] = [await read(foreign, cookie), await read(unknown, cookie)];
    expect([one.status, other.status], foreign).toEqual([404, 404]);
    const text = await one.text();
    expect(text).toContain('ACCOUNT_MISMATCH');
    expect(text).not.toContain('Marigold Bakery');
    expect(text.replaceAll(/_ready/g, '_nowhere')).toBe(await other.text());
  }
  const foreignSession = await read(
    '/billing/checkout?checkout_session_id=cs_sandbox_fernhill_0417',
    cookie,
  );
  expect(foreignSession.status).toBe(404);
  expect(await foreignSession.text()).toContain('There is no such checkout in this account.');
});

test('somebody without an account is told whom to ask; with several they choose', async () => {
  site = await startTestServer();
  const nobody = await signIn(site.url, 'nobody@sandbox.test');
  expect(await (await read('/billing', nobody)).text()).toContain('Ask the owner of the account');
  const agency = await signIn(site.url, 'agency@sandbox.test');
  const choose = await (await read('/billing/transactions', agency)).text();
  expect(choose).toContain('Which account?');
  expect(choose).toContain('/billing/transactions?account=acc_ready');
});

test('a workflow’s form is for the account that the page is about', async () => {
  site = await startTestServer();
  const cookie = await signIn(site.url, 'agency@sandbox.test');
  const post = (account: string) =>
    fetch(`${site.url}/fix-tasks/fix_ready?account=${account}`, {
      method: 'POST',
      headers: { cookie },
      body: new URLSearchParams({ do: 'run', action: 'fix', idempotency_key: crypto.randomUUID() }),
      redirect: 'manual',
    });
  const refused = await post('acc_credit_balance_exhausted');
  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain('This form was for another account. Nothing was done.');
  expect((await post('acc_ready')).status).toBe(303);
});
