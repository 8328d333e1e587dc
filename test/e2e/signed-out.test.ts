import type { Page } from '@playwright/test';
import { accountCard, expect, expectFormToKeep, guideFor, MAIN_GUIDE, test } from './fixtures.ts';

/** Which of the scripts that the page asked for are React. */
async function findReact(page: Page, asked: readonly string[]): Promise<string[]> {
  const scripts = asked.filter((url) => new URL(url).pathname.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(0);
  const bodies = await Promise.all(
    scripts.map(async (url) => (await page.request.get(url)).text()),
  );
  return scripts.filter((_, index) =>
    /react\.dev\/errors|createRoot|hydrateRoot/.test(bodies[index] ?? ''),
  );
}

function recordRequests(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  return asked;
}

test('a signed-out reader loads no React and calls no personal API', async ({ page }) => {
  const asked = recordRequests(page);
  await page.goto(guideFor({ code: 'CREDIT_BALANCE_EXHAUSTED', action: 'fix' }), {
    waitUntil: 'networkidle',
  });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Plan and credit blocks');
  expect(asked.filter((url) => new URL(url).pathname.startsWith('/api/'))).toEqual([]);
  expect(await findReact(page, asked)).toEqual([]);
});

test('the same reader, signed in, does load it: the check above can fail', async ({
  page,
  signInAs,
}) => {
  await signInAs('ready@sandbox.test');
  const asked = recordRequests(page);
  await page.goto(MAIN_GUIDE);
  await expect(accountCard(page)).toContainText('Marigold Bakery');
  expect(asked.filter((url) => url.endsWith('/api/account'))).toHaveLength(1);
  expect(await findReact(page, asked)).not.toEqual([]);
});

test('signed out, steps list their fields with meanings, and no value', async ({ page }) => {
  await page.goto(MAIN_GUIDE);
  const credits = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: /Step 4: Check the credits/ }) });
  await expect(credits.getByRole('term')).toHaveText([
    'remaining_fix_credits',
    'credit_balance',
    'ai_credit_balance',
  ]);
  await expect(credits).toContainText('Credits left for automated fixes.');
  await expect(credits).not.toContainText(/fine|blocking|not relevant/);
  const card = page.getByRole('region', { name: 'Your account' });
  await expect(card.getByRole('link', { name: 'Sign in' })).toBeVisible();
});

test('the context that brought the reader survives sign-in', async ({ page }) => {
  const target = 'fix-tasks/fix_credit_balance_exhausted';
  await page.goto(
    `${guideFor({ code: 'CREDIT_BALANCE_EXHAUSTED', action: 'fix', target })}#check-credits`,
  );
  await page
    .getByRole('region', { name: 'Your account' })
    .getByRole('link', { name: 'Sign in' })
    .click();
  await page.getByRole('button', { name: /No fix credits left/ }).click();
  await expect(page).toHaveURL(/code=CREDIT_BALANCE_EXHAUSTED&action=fix&target=.*#check-credits$/);
  await expect(page.locator('[aria-current="step"]')).toContainText('Use checkout');
});

test.describe('where the browser keeps nothing', () => {
  test.use({ expectedConsole: [/Failed to load resource: net::ERR_INTERNET_DISCONNECTED/] });

  test('search and feedback work all the same', async ({ page }) => {
    await page.addInitScript(() => {
      for (const name of ['sessionStorage', 'localStorage'])
        Object.defineProperty(window, name, {
          get: () => {
            throw new DOMException('Access is denied for this document.', 'SecurityError');
          },
          configurable: true,
        });
    });
    await page.goto(MAIN_GUIDE);
    await page.keyboard.press('/');
    await page.keyboard.type('CREDIT_BALANCE_EXHAUSTED');
    await expect(page.getByRole('dialog').getByRole('link').first()).toContainText(
      'CREDIT_BALANCE_EXHAUSTED',
    );
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: 'Select theme' }).selectOption('dark');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await page.getByRole('radio', { name: 'Yes' }).check();
    await expectFormToKeep(page);
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Send feedback' }).click();
    await expect(page.getByText('We could not confirm that it arrived.').first()).toBeVisible();
    await expect(page.getByText('kept on this device')).toHaveCount(0);
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Send feedback' }).click();
    await expect(page.getByText('Thank you. Your feedback is stored').first()).toBeVisible();
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the guide reads, and feedback is sent and lands in the queue', async ({
    page,
    browser,
    site,
  }) => {
    await page.goto(MAIN_GUIDE);
    await expect(page.getByRole('heading', { name: /^Step \d+:/ })).toHaveCount(10);
    await page.getByRole('radio', { name: 'No' }).check();
    await page.getByLabel(/What should we know/).fill('I cannot find the button.');
    await page.getByLabel(/Which part/).selectOption('step:check-credits');
    await page.getByRole('button', { name: 'Send feedback' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/thank/i);

    const reviewer = await browser.newPage({ baseURL: site.url, javaScriptEnabled: false });
    await reviewer.goto('/sign-in?return=/review');
    await reviewer.getByRole('button', { name: /Docs reviewer/ }).click();
    await expect(reviewer).toHaveURL(/\/review/);
    await expect(reviewer.getByText('I cannot find the button.').first()).toBeVisible();
    // The filter has the step too, as an option.
    const named = reviewer.getByText('check-credits').and(reviewer.locator(':not(option)'));
    await expect(named.first()).toBeVisible();
    await reviewer.close();
  });
});
