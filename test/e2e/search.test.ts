import type { Page } from '@playwright/test';
import { expect, MAIN_GUIDE, test } from './fixtures.ts';

/** Paths of what the page asks the server for, from now on. */
function watchRequests(page: Page): string[] {
  const paths: string[] = [];
  page.on('request', (request) => paths.push(new URL(request.url()).pathname));
  return paths;
}
const ofSearch = (paths: string[]) => paths.filter((path) => /pagefind|search-dialog/.test(path));

test('the search loads at the first sign of intent, and the keyboard is enough', async ({
  page,
}) => {
  const paths = watchRequests(page);
  await page.goto(MAIN_GUIDE, { waitUntil: 'networkidle' });
  expect(ofSearch(paths)).toEqual([]);

  const opener = page.getByRole('button', { name: 'Search', exact: true });
  const warm = page.waitForResponse(/\.pagefind$/);
  await opener.focus();
  await warm;

  await page.keyboard.press('/');
  const box = page.getByRole('searchbox');
  await expect(box).toBeFocused();
  await page.keyboard.type('no credits left for this action');
  const results = page.getByRole('dialog', { name: 'Search' }).getByRole('list').first();
  const first = results.getByRole('link').first();
  await expect(first).toContainText('CREDIT_BALANCE_EXHAUSTED');
  await expect(page.getByRole('status').filter({ hasText: /\d results?/ })).toBeVisible();

  await page.keyboard.press('ArrowDown');
  await expect(first).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(box).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/reasons\/credit-balance-exhausted\/$/);
});

test('a search is narrowed to a kind, keeps what is typed, and closes without a trace', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Search codes, fields and guides' }).click();
  const dialog = page.getByRole('dialog', { name: 'Search' });
  await page.getByRole('searchbox').fill('billing_state');
  const results = dialog.getByRole('listitem');
  await expect(results.first()).toContainText('Field');

  await dialog.getByRole('radio', { name: 'Reasons' }).check();
  await expect(results.first()).toContainText('BILLING_STATE_BLOCKED');
  await page.getByRole('searchbox').fill('zzzzqqqq');
  await expect(dialog.getByText(/^Nothing found/)).toBeVisible();
  await expect(results).toHaveCount(0);

  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('Control+k');
  await expect(dialog).toBeVisible();
  await expect(page.getByRole('searchbox')).toHaveValue('zzzzqqqq');
});
