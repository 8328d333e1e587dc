import type { Page } from '@playwright/test';
import { accountCard, expect, expectFormToKeep, guideFor, MAIN_GUIDE, test } from './fixtures.ts';

const GUIDE = guideFor({ action: 'fix', target: 'fix-tasks/fix_credit_balance_exhausted' });
const PERSONAL = /Northwind Studio|acc_credit_balance_exhausted|credit-balance-exhausted@/;

async function expectNothingPersonal(page: Page): Promise<void> {
  await expect(page.locator('body')).not.toContainText(PERSONAL);
  await expect(page.locator('[aria-current="step"]')).toHaveCount(0);
}

test.beforeEach(async ({ page, signInAs }) => {
  await signInAs('credit-balance-exhausted@sandbox.test');
  await page.goto(GUIDE);
  await expect(accountCard(page)).toContainText('Northwind Studio');
});

test(
  'after sign-out the back button shows nothing personal',
  {
    tag: '@full-browser',
  },
  async ({ page }) => {
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByText('You are signed out.')).toBeVisible();
    // Restored from the back/forward cache it fires no load event.
    await page.goBack({ waitUntil: 'commit' });
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Plan and credit blocks');
    await expect(accountCard(page).getByRole('link', { name: 'Sign in' })).toBeVisible();
    await expectNothingPersonal(page);
  },
);

test('the page drops every value before it is put aside', async ({ page }) => {
  const leftBehind = await page.evaluate(() => {
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    return document.body.textContent;
  });
  expect(leftBehind).not.toMatch(PERSONAL);
});

test('what was typed and not sent goes with whoever typed it', async ({ page, context }) => {
  const other = await context.newPage();
  await other.goto(MAIN_GUIDE);
  await other.getByRole('radio', { name: 'No' }).check();
  await expectFormToKeep(other);
  await other.getByLabel(/What should we know/).fill('My invoice is 4711');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(other.getByLabel(/What should we know/)).toHaveValue('');
  await expect(other.getByRole('radio', { name: 'No' })).not.toBeChecked();
});

test('another tab loses everything at once, and stays signed out', async ({ page, context }) => {
  const other = await context.newPage();
  await other.goto(GUIDE);
  await expect(accountCard(other)).toContainText('Northwind Studio');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expectNothingPersonal(other);
  await expect(accountCard(other).getByRole('link', { name: 'Sign in' })).toBeVisible();
});

test('another person signing in elsewhere replaces what a tab shows', async ({
  page,
  signInAs,
}) => {
  await signInAs('ready@sandbox.test');
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(accountCard(page)).not.toContainText('Northwind Studio');
});

test.describe('a session that ended on the server', () => {
  // The page may just be reading when the session ends.
  test.use({ expectedConsole: [/Failed to load resource: .* 401/] });

  test('is shown as signed out', async ({ page }) => {
    const answer = await page.request.post('/api/auth/sign-out', { data: {} });
    expect(answer.status()).toBe(200);
    await page.goto(MAIN_GUIDE);
    await expectNothingPersonal(page);
    await expect(accountCard(page).getByRole('link', { name: 'Sign in' })).toBeVisible();
  });
});
