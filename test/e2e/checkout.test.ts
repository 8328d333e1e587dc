import type { Page } from '@playwright/test';
import { holdPayments } from '#test/support/hold-payments.ts';
import { expect, test } from './fixtures.ts';

const ACCOUNT = 'acc_credit_balance_exhausted';
const CHECKOUT = '/billing/checkout?action=fix&target=fix-tasks/fix_credit_balance_exhausted';

async function openPayment(page: Page, item = '10 fix credits'): Promise<void> {
  await page.goto(CHECKOUT);
  const start = page.getByRole('button', { name: `Go to payment for ${item}` });
  if (!(await start.isVisible())) await page.getByText('Something else').click();
  await start.click();
  await expect(page.getByRole('heading', { name: item })).toBeVisible();
}

async function pay(page: Page, outcome: string, delivery = 'at once'): Promise<void> {
  await page.getByRole('radio', { name: outcome, exact: true }).check();
  await page.getByLabel('Its webhook arrives').selectOption(delivery);
  await page.getByRole('button', { name: /^Pay \$/ }).click();
}

/** Lets something happen to the latest payment, once the page offers it: that it came so far is news. */
async function happens(page: Page, what: string): Promise<void> {
  await expect(page.getByRole('button', { name: what, includeHidden: true })).toBeAttached();
  await page.getByText('Sandbox: let something happen').first().click();
  await page.getByRole('button', { name: what }).click();
}

const sessionOf = (page: Page) => new URL(page.url()).searchParams.get('checkout_session_id');

test.beforeEach(async ({ signInAs }) => signInAs('credit-balance-exhausted@sandbox.test'));

test('a second visit resumes the one open session; another item replaces it for good', async ({
  page,
}) => {
  await openPayment(page);
  const first = sessionOf(page);
  await page.goto(CHECKOUT);
  await page.getByRole('link', { name: 'Finish the open checkout' }).click();
  expect(sessionOf(page)).toBe(first);
  await openPayment(page);
  expect(sessionOf(page)).toBe(first);
  await openPayment(page, '50 scan credits');
  expect(sessionOf(page)).not.toBe(first);
  await page.goto(`/billing/checkout?checkout_session_id=${first}`);
  await expect(page.getByText('Another checkout took its place.')).toBeVisible();
  const late = await page.request.post('/billing/checkout', {
    form: { do: 'pay', account: ACCOUNT, checkout_session_id: first ?? '', outcome: 'success' },
  });
  expect(await late.text()).toContain('Another checkout took its place.');
});

test('a slow payment is finalizing, and meanwhile nothing else can be bought anywhere', async ({
  page,
  context,
  site,
}) => {
  await openPayment(page);
  await pay(page, 'It takes 8 seconds to be confirmed', 'never');
  await expect(page.getByText('Finalizing your payment of $40.00')).toBeVisible();
  holdPayments(site.dbPath);
  const billing = await context.newPage();
  await billing.goto('/billing');
  await expect(billing.getByText('A payment is on its way.').first()).toBeVisible();
  await expect(billing.getByRole('link', { name: /^Buy/ })).toHaveCount(0);
  await billing.goto(CHECKOUT);
  await expect(billing.getByText('Nothing is on sale now.')).toBeVisible();
  await expect(billing.getByRole('button', { name: /^Go to payment/ })).toHaveCount(0);
  await billing.goto('/billing/transactions');
  await happens(billing, 'The bank confirms it');
  // No webhook ever comes: the page that waits asks by itself.
  await page.bringToFront();
  await expect(page.getByText('Paid, and delivered.')).toBeVisible({ timeout: 20_000 });
});

for (const [outcome, says] of [
  ['It fails', 'The payment failed. Nothing was paid'],
  ['I leave, and the session runs out', 'The session ran out. Nothing was paid'],
] as const) {
  test(`“${outcome}”: nothing is bought, and the way to start again is there`, async ({ page }) => {
    await openPayment(page);
    await pay(page, outcome);
    await expect(page.getByText(says)).toBeVisible();
    await page.getByRole('link', { name: 'Start again' }).click();
    await expect(
      page.getByRole('button', { name: 'Go to payment for 10 fix credits' }),
    ).toBeVisible();
  });
}

test('a dispute after the purchase blocks the button by itself; a refund leaves an invoice to settle', async ({
  page,
  context,
}) => {
  await openPayment(page);
  await pay(page, 'It goes through at once');
  const session = sessionOf(page);
  await page.getByRole('link', { name: 'Back to fix-tasks' }).click();
  await page.getByRole('button', { name: 'Fix', exact: true }).click();
  await expect(page.getByText('Done.')).toBeVisible();

  const transactions = await context.newPage();
  await transactions.goto('/billing/transactions');
  await happens(transactions, 'The bank contests it');
  const fix = page.getByRole('button', { name: 'Fix', exact: true });
  await expect(fix).toBeDisabled();
  await expect(page.getByRole('link', { name: 'BILLING_STATE_BLOCKED' }).first()).toBeVisible();

  await expect(transactions.getByRole('cell', { name: 'Contested' })).toBeVisible();
  await happens(transactions, 'The bank decides for us');
  await expect(fix).toBeEnabled();

  await happens(transactions, 'Give the money back');
  await expect(transactions.getByText('1 of its credits were spent already.')).toBeVisible();
  await transactions.goto('/billing/transactions?kind=checkout');
  await expect(transactions.getByRole('cell', { name: 'Given back' })).toBeVisible();
  await expect(transactions.getByText('Sandbox: let something happen')).toHaveCount(0);
  await transactions.goto(`/billing/checkout?checkout_session_id=${session}`);
  await expect(transactions.getByText('The money was given back.')).toBeVisible();
  await expect(transactions.getByText('Paid, and delivered.')).toHaveCount(0);
  await transactions.goto('/billing/transactions');
  await expect(fix).toBeDisabled();
  await transactions.getByRole('button', { name: /^Settle/ }).click();
  await expect(transactions.getByText('The invoice is settled.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'CREDIT_BALANCE_EXHAUSTED' }).first()).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a reader buys, waits for nothing, and runs', async ({ page }) => {
    await openPayment(page);
    await pay(page, 'It goes through at once', 'never');
    await page.getByRole('link', { name: 'Back to fix-tasks' }).click();
    await page.getByRole('button', { name: 'Fix', exact: true }).click();
    await expect(page.getByText('Done.')).toBeVisible();
  });
});

test('transactions are filtered in the address, and the CSV has the same lines', async ({
  page,
}) => {
  await openPayment(page);
  await pay(page, 'It goes through at once');
  await page.goto('/billing/transactions');
  await page.getByLabel('Kind').selectOption('Payments and receipts');
  await page.getByRole('button', { name: 'Filter' }).click();
  await expect(page).toHaveURL(/kind=checkout/);
  await expect(page.getByRole('row').filter({ hasText: 'Payment: 10 fix credits' })).toHaveCount(1);
  await expect(page.getByRole('row').filter({ hasText: 'Invoice' })).toHaveCount(0);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`transactions-${ACCOUNT}.csv`);
  const csv = await (await download.createReadStream()).toArray();
  const lines = Buffer.concat(csv).toString().trimEnd().split('\r\n');
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain(',checkout,');
  expect(lines[1]).toContain(',4000,USD,delivered,');
});
