import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';

test('the explorer answers what is chosen, keeps it in the address, and names what cannot be', async ({
  page,
}) => {
  await page.goto('/explore/');
  const summary = page.getByRole('status');
  await expect(summary).toHaveText('Ready. Next: Go back and start a scan');

  await page.getByLabel('Action', { exact: true }).selectOption({ label: 'Fix' });
  await page.getByLabel('remaining_fix_credits', { exact: true }).fill('0');
  await expect(summary).toHaveText('Blocked. CREDIT_BALANCE_EXHAUSTED. Next: Buy fix credits');
  await page.getByLabel('Role', { exact: true }).selectOption({ label: 'Finance reviewer' });
  await expect(summary).toHaveText(
    'Blocked. CREDIT_BALANCE_EXHAUSTED. Next: Ask the account owner',
  );
  await page.getByLabel('subscription_status', { exact: true }).selectOption('past_due');
  const codes = page.getByRole('list', { name: 'Codes that hold, in order' });
  await expect(codes.getByRole('listitem')).toHaveText([
    /SUBSCRIPTION_PAST_DUE\s*decides/,
    /^\s*CREDIT_BALANCE_EXHAUSTED(?!.*decides)/,
  ]);
  const steps = page.getByRole('list', { name: 'The ten steps' });
  const payment = steps.getByRole('listitem').filter({ hasText: 'Check the payment' });
  await expect(payment).toContainText('Current');
  await expect(payment).toContainText(/subscription_status\s*past_due blocking/);
  expect((await new AxeBuilder({ page }).setLegacyMode(true).analyze()).violations).toEqual([]);

  await page.reload();
  await expect(summary).toHaveText('Blocked. SUBSCRIPTION_PAST_DUE. Next: Settle the open invoice');
  await expect(page.getByLabel('remaining_fix_credits', { exact: true })).toHaveValue('0');
  await expect(page.getByLabel('Role', { exact: true })).toHaveValue('finance_reviewer');

  // A link of the list loads its values, and only those.
  const raises = page.getByRole('region', { name: 'MONITORING_ENTITLEMENT_MISSING' });
  await raises
    .getByRole('link', { name: 'package_key: team, monitoring_entitlement_status: none' })
    .click();
  await expect(summary).toHaveText(
    'Blocked. MONITORING_ENTITLEMENT_MISSING. Next: Change the plan',
  );
  await expect(page.getByLabel('subscription_status', { exact: true })).toHaveValue('active');

  await page.goto('/explore/?action=fix&billing_state=frozen');
  await expect(summary).toHaveText(/^No answer\. billing_state cannot be “frozen”\./);
  await expect(page.getByRole('heading', { name: 'Next step' })).toBeHidden();
  await expect(page.getByLabel('billing_state', { exact: true })).toHaveAttribute(
    'aria-invalid',
    'true',
  );
  await page.getByLabel('billing_state', { exact: true }).selectOption('active');
  await expect(summary).toHaveText('Ready. Next: Go back and start an automated fix');
  await page.getByLabel('payment_status', { exact: true }).selectOption('open');
  await expect(summary).toHaveText(/Choose what it buys\.$/);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the explorer says so, and its lists read', async ({ page }) => {
    await page.goto('/explore/');
    // Playwright's text matching leaves out what is inside of it.
    const notice = page.locator('noscript').getByRole('paragraph');
    await expect(notice).toBeVisible();
    await expect(notice).toContainText('needs JavaScript');
    await expect(page.getByLabel('billing_state', { exact: true })).toBeDisabled();
    const raises = page.getByRole('region', { name: 'BILLING_STATE_BLOCKED' });
    await expect(raises.getByRole('listitem')).toHaveText([
      /billing_state: blocked.*Next: Wait for billing to recover/s,
      /billing_state: closed.*Next: Stop/s,
      /subscription_status: unpaid.*Next: Wait for billing to recover/s,
    ]);
  });
});
