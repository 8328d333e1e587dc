import Database from 'better-sqlite3';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const MAIN = '/guides/plan-and-credit-blocks/';
const ME = 'reviewer@sandbox.test';

/** Stores items in this order: the last one stands on top of the queue. */
async function sendComments(page: Page, comments: string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const comment of comments) {
    const data = { submission_id: crypto.randomUUID(), page: MAIN, helpful: false, comment };
    const answer = await page.request.post('/api/feedback', { data });
    ids.push(((await answer.json()) as { id: string }).id);
  }
  return ids;
}

const item = (page: Page, said: string) =>
  page.getByRole('navigation', { name: 'Feedback' }).getByRole('link', { name: said });
const detail = (page: Page) => page.getByRole('main').getByRole('article');
const field = (page: Page, name: string) => detail(page).getByLabel(name, { exact: true });
const bar = (page: Page) => page.getByRole('group', { name: 'With the selected items' });

test('a whole triage by keyboard alone', async ({ page, signInAs }) => {
  const [, , , fourthId = ''] = await sendComments(page, ['First', 'Second', 'Third', 'Fourth']);
  await signInAs(ME);
  await page.goto('/review');
  const heard = page.locator('[data-announce]');
  const press = (key: string) => page.keyboard.press(key);

  // Move, open, leave.
  await expect(item(page, 'Fourth')).toHaveAttribute('aria-current', 'true');
  await press('j');
  await expect(item(page, 'Third')).toBeFocused();
  await expect(item(page, 'Third')).toHaveAttribute('aria-current', 'true');
  await expect(detail(page)).toContainText('Third');
  await press('j');
  await press('k');
  await expect(item(page, 'Third')).toBeFocused();
  await press('Enter');
  await expect(detail(page)).toBeFocused();
  await press('Escape');
  await expect(item(page, 'Third')).toBeFocused();

  // Assign to me, and to nobody again.
  await press('a');
  await expect(heard).toContainText(`1 item assigned to ${ME}.`);
  await expect(field(page, 'Assignee')).toHaveValue(ME);
  await press('a');
  await expect(heard).toContainText('1 item assigned to nobody.');

  // Letters are letters while somebody types; what was typed survives a look elsewhere.
  await press('n');
  await expect(field(page, 'Note for reviewers')).toBeFocused();
  await page.keyboard.type('jeaz');
  await press('Escape');
  await press('k');
  await expect(detail(page)).toContainText('Fourth');
  await press('j');
  await expect(field(page, 'Note for reviewers')).toHaveValue('jeaz');
  await press('l');
  await expect(field(page, 'Labels')).toBeFocused();
  await page.keyboard.type('wording');
  await press('Enter');
  await expect(heard).toContainText('Saved: New.');
  await expect(item(page, 'Third')).toContainText('wording');
  await expect(field(page, 'Note for reviewers')).toHaveValue('');

  // A duplicate, named by its original's address.
  await press('j');
  await expect(detail(page)).toContainText('Second');
  await press('d');
  await expect(field(page, 'Duplicate of')).toBeFocused();
  await page.keyboard.type(`${page.url().replace(/\?.*/, '')}?item=${fourthId}`);
  await press('Enter');
  await expect(heard).toContainText('Saved: Duplicate.');
  await press('Control+z');
  await expect(heard).toContainText('Undone: 1 item as before.');
  await expect(item(page, 'Second')).toContainText('New');

  // Resolved, on to the next; undone, back at it.
  await press('k');
  await press('e');
  await expect(heard).toContainText('1 item resolved.');
  await expect(item(page, 'Third')).toContainText('Resolved');
  await expect(item(page, 'Second')).toBeFocused();
  await press('z');
  await expect(item(page, 'Third')).toBeFocused();
  await expect(item(page, 'Third')).toContainText('New');

  // Many at once.
  await press('x');
  await expect(page.getByRole('checkbox', { name: /^Select: .*Third/ })).toBeChecked();
  await press('Shift+J');
  await expect(heard).toContainText('2 selected');
  await press('l');
  await page.keyboard.type('billing');
  await press('Enter');
  await expect(heard).toContainText('2 items relabelled.');
  await expect(item(page, 'Third')).toContainText('billing');
  await expect(item(page, 'Second')).toContainText('billing');
  await press('Escape');
  await expect(bar(page)).toBeHidden();
  await press('z');
  await expect(heard).toContainText('Undone: 2 items as before.');
  await expect(item(page, 'Third')).not.toContainText('billing');
  await expect(item(page, 'Third')).toContainText('wording');

  // The keys' help, their switch, and the search.
  await press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(help).toContainText('Resolve, and move on to the next');
  await press('Escape');
  await press('/');
  await expect(page.getByRole('searchbox', { name: 'Words' })).toBeFocused();
  await page.keyboard.type('Fourth');
  await press('Enter');
  await page.waitForURL(/q=Fourth/);
  await expect(item(page, 'First')).toHaveCount(0);
  await press('?');
  await help.getByRole('switch', { name: 'Single keys act on this page' }).uncheck();
  await press('Escape');
  await press('e');
  await page.reload();
  await expect(item(page, 'Fourth')).toContainText('New');
  await expect(page.getByRole('button', { name: 'Keyboard shortcuts' })).toBeVisible();
});

test.describe('a server that does not answer for a moment', () => {
  test.use({ expectedConsole: [/Failed to load resource: net::ERR_FAILED/] });

  test('loses no undo, and leaves list and item about the same', async ({ page, signInAs }) => {
    await sendComments(page, ['First', 'Second', 'Third']);
    await signInAs(ME);
    await page.goto('/review');
    const heard = page.locator('[data-announce]');
    await expect(item(page, 'Third')).toHaveAttribute('aria-current', 'true');
    await page.keyboard.press('e');
    await expect(item(page, 'Third')).toContainText('Resolved');
    await page.keyboard.press('e');
    await expect(item(page, 'Second')).toContainText('Resolved');

    await page.route('**/review*', (route) => route.abort());
    await page.keyboard.press('z');
    await expect(heard).toContainText('The server did not answer.');
    await page.keyboard.press('k');
    await expect(item(page, 'First')).toHaveAttribute('aria-current', 'true');
    await expect(item(page, 'First')).toBeFocused();
    await expect(detail(page)).toContainText('First');

    await page.unroute('**/review*');
    await page.keyboard.press('z');
    await expect(heard).toContainText('Undone: 1 item as before.');
    await expect(item(page, 'Second')).toContainText('New');
    await expect(item(page, 'Third')).toContainText('Resolved');
  });
});

test.describe('two reviewers at once', () => {
  test.use({ expectedConsole: [/Failed to load resource: .* 409/] });

  test('the second hears what changed and by whom, and loses nothing typed', async ({
    page,
    signInAs,
    site,
    browser,
  }) => {
    const database = new Database(site.dbPath);
    database
      .prepare('update auth_users set roles = ? where email = ?')
      .run('["docs_reviewer","support"]', 'support@sandbox.test');
    database.close();
    const [firstId = ''] = await sendComments(page, ['First', 'Second']);
    await signInAs(ME);
    const otherContext = await browser.newContext({ baseURL: site.url });
    const other = await otherContext.newPage();
    await signInAs('support@sandbox.test', other);

    // From a static page to work: both have the way there in the header.
    await page.goto('/fields/');
    await expect(page.getByRole('link', { name: 'Support desk' })).toBeHidden();
    await page.getByRole('link', { name: 'Review queue' }).click();
    await page.goto(`/review?item=${firstId}`);
    await other.goto('/fields/');
    await expect(other.getByRole('link', { name: 'Support desk' })).toBeVisible();
    await other.goto(`/review?item=${firstId}`);

    await field(page, 'Note for reviewers').fill('The table says it.');
    await field(page, 'Labels').fill('wording');
    await other.keyboard.press('e');
    await expect(other.locator('[data-announce]')).toContainText('1 item resolved.');

    await page.getByRole('button', { name: 'Save' }).click();
    const alert = detail(page).getByRole('alert');
    await expect(alert).toContainText('Not saved: somebody changed this item meanwhile.');
    await expect(alert).toContainText('New → Resolved by support@sandbox.test');
    await expect(field(page, 'Note for reviewers')).toHaveValue('The table says it.');
    await expect(field(page, 'Labels')).toHaveValue('wording');
    // Nobody chose the old status: saving again does not bring it back.
    await expect(field(page, 'Status')).toHaveValue('resolved');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(detail(page).getByRole('listitem').last()).toContainText('The table says it.');
    await expect(item(page, 'First')).toContainText('Resolved');

    // The first one's undo would take this back too: refused, with the reason.
    await other.keyboard.press('z');
    const refused = other.getByRole('main').getByRole('alert');
    await expect(refused).toContainText(`labels: Is now ["wording"], by ${ME}.`);
    await expect(item(other, 'First')).toContainText('Resolved');
    await otherContext.close();
  });
});
