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

/** Answers to `pattern` wait for the returned function. */
async function hold(page: Page, pattern: RegExp): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  await page.route(pattern, async (route) => {
    await promise;
    await route.continue();
  });
  return () => resolve(undefined);
}

test('who types ahead of the search loses no key: Enter waits, and focus stays', async ({
  page,
}) => {
  const releaseEngine = await hold(page, /\/pagefind\.js$/);
  await page.goto('/');
  await page.keyboard.press('/');
  const dialog = page.getByRole('dialog', { name: 'Search' });
  await page.keyboard.type('billing_state_blocked');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('status')).toHaveText('The search is loading…');
  releaseEngine();
  // And has loaded: before its script is there, no page answers to a key.
  await page.waitForURL(/\/reasons\/billing-state-blocked\/$/);

  await page.keyboard.press('/');
  await page.getByRole('searchbox').fill('credit');
  const first = dialog.getByRole('list').first().getByRole('link').first();
  await expect(dialog.getByRole('status')).toHaveText(/^\d+ results: .* other pages?\.$/);
  const releaseResults = await hold(page, /\.pf_fragment$/);
  const asked = page.waitForRequest(/\.pf_fragment$/);
  await page.getByRole('searchbox').fill('monitoring not switched on');
  await asked;
  await page.keyboard.press('ArrowDown');
  await expect(first).toBeFocused();
  releaseResults();
  await expect(first).toContainText('MONITORING_ENTITLEMENT_MISSING');
  await expect(first).toBeFocused();
});

test('a misspelt name is answered with the names like it', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('/');
  const dialog = page.getByRole('dialog', { name: 'Search' });
  await page.getByRole('searchbox').fill('bilngstate');
  await expect(dialog.getByRole('status')).toHaveText('Nothing found. Did you mean one of these?');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/fields\/#billing_state$/);
});
