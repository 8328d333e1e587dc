import { afterEach, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '#test/support/test-server.ts';

const PATHS = [
  '/billing',
  '/billing/checkout',
  '/billing/transactions',
  '/projects/prj_ready',
  '/reports/rep_ready',
  '/fix-tasks/fix_ready',
  '/monitoring/prj_ready',
];
let site: TestServer;
afterEach(() => site.stop());

test('with PRODUCT_URL, product links go to the product, query and all', async () => {
  site = await startTestServer({ env: { PRODUCT_URL: 'https://app.example.com' } });
  for (const path of PATHS) {
    const answer = await fetch(`${site.url}${path}?action=fix&target=fix-tasks/fix_ready`, {
      redirect: 'manual',
    });
    expect(answer.status, path).toBe(302);
    expect(answer.headers.get('location')).toBe(
      `https://app.example.com${path}?action=fix&target=fix-tasks/fix_ready`,
    );
  }
});

test('without it they say what belongs there, and lead back with the context', async () => {
  site = await startTestServer();
  for (const path of PATHS) {
    const answer = await fetch(`${site.url}${path}?code=CREDIT_BALANCE_EXHAUSTED&action=fix`);
    expect(answer.status, path).toBe(200);
    const html = await answer.text();
    expect(html).toContain('noindex');
    expect(html).toContain(
      '/guides/plan-and-credit-blocks/?code=CREDIT_BALANCE_EXHAUSTED&amp;action=fix',
    );
  }
});
