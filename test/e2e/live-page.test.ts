import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

/** What the server would say now; the frame around it is the real page's. */
let main: string;
let version: number;

const region = (name: string, html: string) => `<div data-live="${name}">${html}</div>`;
const part = (page: Page, name: string) => page.locator(`[data-live="${name}"]`);

/** Out of sight and back: the page looks again once. */
async function lookAgain(page: Page): Promise<void> {
  const answer = page.waitForResponse((each) => each.request().resourceType() === 'fetch');
  await page.evaluate(() => {
    for (const state of ['hidden', 'visible']) {
      Object.defineProperty(document, 'visibilityState', { configurable: true, value: state });
      document.dispatchEvent(new Event('visibilitychange'));
    }
  });
  await answer;
}

async function open(page: Page): Promise<void> {
  await page.route(/\/billing$/, async (route) => {
    const response = await route.fetch({ maxRedirects: 0 });
    const body = (await response.text())
      .replace(/<main[^]*<\/main>/, `<main>${main}</main>`)
      .replace(/data-live-version="\d+"/, `data-live-version="${version}"`);
    await route.fulfill({ response, body });
  });
  await page.goto('/billing');
}

test.beforeEach(async ({ signInAs }) => {
  version = 1;
  await signInAs('ready@sandbox.test');
});

test('what has changed is replaced and announced, and the rest stays', async ({ page }) => {
  main = region('a', 'one') + region('b', '<details><summary>More</summary>two</details>');
  await open(page);
  await page.getByText('More').click();
  main = `<p>new</p>${main.replace('one', 'three')}`;
  version = 2;
  await lookAgain(page);
  await expect(part(page, 'a')).toHaveText('three');
  await expect(page.getByRole('status')).toHaveText('This page has changed.');
  await expect(page.locator('body')).toHaveAttribute('data-live-version', '2');
  await expect(page.locator('details')).toHaveAttribute('open', '');
  await expect(page.getByText('new', { exact: true })).toHaveCount(0);
});

test('nothing is announced while the account is at the same version', async ({ page }) => {
  main = region('a', 'as of 12:00:00');
  await open(page);
  main = region('a', 'as of 12:00:01');
  await lookAgain(page);
  await expect(part(page, 'a')).toHaveText('as of 12:00:01');
  // As long as the announcement would take.
  await page.waitForTimeout(300);
  await expect(page.getByRole('status')).toHaveText('');
});

test('keyboard focus stays on what is still there', async ({ page }) => {
  main = region('a', '<button id="buy">Buy for 10</button>');
  await open(page);
  await page.getByRole('button', { name: 'Buy' }).focus();
  main = region('a', '<p>Now cheaper.</p><button id="buy">Buy for 9</button>');
  await lookAgain(page);
  await expect(page.getByRole('button', { name: 'Buy for 9' })).toBeFocused();
});

test('a region in which somebody types is left alone', async ({ page }) => {
  main = region('a', '<input aria-label="Text">') + region('b', 'one');
  await open(page);
  await page.getByLabel('Text').pressSequentially('mine');
  main = region('a', '<input aria-label="Text" value="theirs">') + region('b', 'two');
  await lookAgain(page);
  await expect(part(page, 'b')).toHaveText('two');
  await expect(page.getByLabel('Text')).toHaveValue('mine');
  await expect(page.getByLabel('Text')).toBeFocused();
});

test('a region inside another is replaced with it', async ({ page }) => {
  main = region('a', `one ${region('b', 'two')}`);
  await open(page);
  for (const count of ['three', 'four']) {
    main = region('a', `one ${region('b', count)}`);
    await lookAgain(page);
    await expect(part(page, 'a')).toHaveText(`one ${count}`);
  }
});

test.describe('a failure', () => {
  test.use({ expectedConsole: [/Failed to load resource: .* 503/] });

  test('leaves the page as it is, until the next news', async ({ page }) => {
    main = region('a', 'one');
    await open(page);
    main = region('a', 'two');
    await page.route(/\/billing$/, (route) => route.fulfill({ status: 503, body: '' }), {
      times: 1,
    });
    await lookAgain(page);
    // Two frames: a replacement would be there by now.
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    await expect(part(page, 'a')).toHaveText('one');
    await lookAgain(page);
    await expect(part(page, 'a')).toHaveText('two');
  });
});

test.describe('the end of the session', () => {
  // The stream is asked for once more.
  test.use({ expectedConsole: [/Failed to load resource: .* 401/] });

  test('leads to the sign-in page by itself', async ({ page }) => {
    await page.goto('/billing');
    await expect(page.getByText('Marigold Bakery')).toBeVisible();
    await page.request.post('/api/auth/sign-out', { data: {} });
    await expect(page).toHaveURL(/\/sign-in\?return=/);
  });
});
