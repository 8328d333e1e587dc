import type { Locator, Page } from '@playwright/test';
import { accountCard, expect, guideFor, MAIN_GUIDE, stepNamed, test } from './fixtures.ts';

const CREDIT = 'CREDIT_BALANCE_EXHAUSTED';
const TARGET = 'fix-tasks/fix_credit_balance_exhausted';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const readClipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
/** Once scripts have taken the page over. */
const deskIsLive = (page: Page) => expect(page.getByText('Read in this browser.')).toBeVisible();
const codesOn = (page: Page): Locator =>
  page.getByRole('article').getByRole('heading', { level: 2 });

test('support answers a message by keyboard alone, and sends it nowhere', async ({
  page,
  signInAs,
}) => {
  await signInAs('support@sandbox.test');
  await page.goto('/support');
  await deskIsLive(page);
  const sent: string[] = [];
  // The site's own scripts are fetched when the browser has time.
  page.on('request', (request) => {
    if (!/\/_astro\/[^?]+$/.test(request.url())) sent.push(request.url());
  });

  await page.keyboard.insertText(
    `My fix is grey: “No credits left for this action.” /${TARGET}\nBefore: subscription-past-due`,
  );
  await page.keyboard.press('Enter');
  await expect(codesOn(page)).toHaveText(['SUBSCRIPTION_PAST_DUE', CREDIT]);
  await expect(page.getByRole('combobox', { name: 'Action' })).toHaveValue('fix');
  await expect(page.getByRole('textbox', { name: 'Target' })).toHaveValue(TARGET);

  await expect(
    page.getByRole('button', { name: 'Copy Reply for SUBSCRIPTION_PAST_DUE' }),
  ).toBeFocused();
  await page.keyboard.press('n');
  await expect(page.getByRole('button', { name: `Copy Reply for ${CREDIT}` })).toBeFocused();
  await page.keyboard.press('Enter');
  const reply = page.getByRole('region', { name: `Reply for ${CREDIT}` });
  await expect(reply.getByRole('status')).toHaveText('Copied');
  const link = `${new URL(page.url()).origin.replace('127.0.0.1', 'localhost')}/r/${CREDIT}?action=fix&target=${TARGET}`;
  const copied = await readClipboard(page);
  expect(copied).toMatch(/^Hello,\n\nYour next step: Buy fix credits/);
  expect(copied.endsWith(link)).toBe(true);
  await page.keyboard.press('l');
  await expect.poll(() => readClipboard(page)).toBe(link);

  await page.keyboard.press('Escape');
  await expect(page.getByRole('textbox', { name: /^Message/ })).toBeFocused();
  await page.keyboard.insertText('BILLING_STATE_BLOKED');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: /^BILLING_STATE_BLOCKED/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(codesOn(page)).toHaveText(['BILLING_STATE_BLOCKED']);
  expect(sent).toEqual([]);
});

test('a customer reads what they copy for support, and support’s desk reads it back', async ({
  page,
  signInAs,
}) => {
  await signInAs('credit-balance-exhausted@sandbox.test');
  await page.goto(guideFor({ code: CREDIT, action: 'fix', target: TARGET }));
  const opener = accountCard(page).getByRole('button', { name: 'Copy for support' });
  await opener.click();
  const dialog = page.getByRole('dialog', { name: 'Copy for support' });
  const shown = await dialog.getByLabel('What gets copied').textContent();
  expect(shown).toContain(`Codes: ${CREDIT}\nAction: fix\nTarget: ${TARGET}\n`);
  expect(shown).not.toMatch(/Northwind|@|sandbox\.test/);
  await dialog.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(dialog.getByRole('status')).toHaveText('Copied.');
  expect(await readClipboard(page)).toBe(shown);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();

  await signInAs('support@sandbox.test');
  await page.goto('/support');
  await deskIsLive(page);
  await page.keyboard.press('Control+V');
  await page.getByRole('button', { name: 'Look up' }).click();
  await expect(page.getByRole('region', { name: /snapshot: Blocked/ })).toContainText(
    'acc_credit_balance_exhausted',
  );
  await expect(codesOn(page)).toHaveText([CREDIT]);
});

test('a step offers its link, its Markdown and a reply; without scripts, the plain link', async ({
  page,
  browser,
  site,
}) => {
  await page.goto(`${MAIN_GUIDE}?action=fix`);
  const step = stepNamed(page, 'Check the credits');
  const button = step.getByRole('button', { name: 'Copy link to step: Check the credits' });
  const url = `${site.url}${MAIN_GUIDE}#check-credits`;
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Address' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();
  await expect(page.getByRole('menu')).toBeHidden();

  // Once loaded the menu answers at once: a quick reader's next key goes to it.
  expect(await button.evaluate(openAndReadFocus)).toBe('Address');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Markdown link copied.')).toBeAttached();
  expect(await readClipboard(page)).toBe(`[Check the credits](${url})`);
  await expect(button).toBeFocused();

  // As on a site without https.
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await button.click();
  await page.getByRole('menuitem', { name: 'Reply for support' }).click();
  await expect(page.getByText(/^Your browser did not allow copying/).first()).toBeVisible();
  const selected = await page.evaluate(() => String(getSelection()));
  expect(selected).toContain('Your next step: Check the credits.');
  expect(selected.trimEnd().endsWith(url)).toBe(true);

  // Either the button or the plain link, in the same place.
  await page.goto('/reasons/account-mismatch/');
  await expect(page.getByRole('button', { name: 'Copy link to this page' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Link to this page' })).toHaveCount(0);

  const plain = await browser.newPage({ javaScriptEnabled: false, baseURL: site.url });
  await plain.goto(MAIN_GUIDE);
  const link = plain.getByRole('link', { name: 'Link to step: Check the credits' });
  await expect(link).toHaveAttribute('href', '#check-credits');
  await expect(plain.getByRole('button', { name: /^Copy/ })).toHaveCount(0);
  await plain.close();
});

function openAndReadFocus(button: HTMLElement | SVGElement): string | null | undefined {
  button.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  return document.activeElement?.textContent;
}
