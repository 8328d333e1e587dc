import SqliteDatabase from 'better-sqlite3';
import type { Page } from '@playwright/test';
import type { TestServer } from '#test/support/test-server.ts';
import { accountCard, expect, guideFor, test } from './fixtures.ts';

const GUIDE = guideFor({ action: 'fix', target: 'fix-tasks/fix_credit_balance_exhausted' });

/** How often the server was asked for a stream. */
const streams = (site: TestServer) =>
  site.output().match(/"\/api\/account\/\[account\]\/events"/g)?.length ?? 0;

async function openGuide(page: Page): Promise<void> {
  await page.goto(GUIDE);
  await expect(accountCard(page)).toContainText('Northwind Studio');
}

test.beforeEach(async ({ signInAs }) => signInAs('credit-balance-exhausted@sandbox.test'));

test('two tabs have one stream, and both show a change of the account', async ({
  page,
  context,
  site,
}) => {
  const other = await context.newPage();
  for (const each of [page, other]) await openGuide(each);
  await expect.poll(() => streams(site)).toBe(1);
  const file = new SqliteDatabase(site.dbPath);
  file.exec(`
    update sandbox_account set remaining_fix_credits = 77, version = version + 1
    where account_id = 'acc_credit_balance_exhausted'
  `);
  file.close();
  // Another process wrote it: the server finds it with the next heartbeat.
  for (const each of [page, other]) {
    await expect(each.locator('body')).toContainText('77', { timeout: 20_000 });
  }
  expect(streams(site)).toBe(1);
});

test(
  'an open stream does not keep a page out of the back/forward cache',
  {
    tag: '@full-browser',
  },
  async ({ page, site }) => {
    await openGuide(page);
    await expect.poll(() => streams(site)).toBe(1);
    await page.evaluate(() => {
      const { dataset } = document.documentElement;
      addEventListener('pageshow', ({ persisted }) => (dataset['persisted'] = String(persisted)));
    });
    await page.goto('/reasons/');
    // Restored from the back/forward cache it fires no load event.
    await page.goBack({ waitUntil: 'commit' });
    await expect(page.locator('html')).toHaveAttribute('data-persisted', 'true');
    await expect(accountCard(page)).toContainText('Northwind Studio');
    await expect.poll(() => streams(site)).toBeGreaterThan(1);
  },
);
