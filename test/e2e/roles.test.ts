import { accountCard, currentStep, expect, guideFor, test } from './fixtures.ts';

test('a finance reviewer sees all, cannot buy, and is told who can', async ({ page, signInAs }) => {
  await signInAs('finance@sandbox.test');
  await page.goto(guideFor({ action: 'fix', target: 'fix-tasks/fix_credit_balance_exhausted' }));
  const card = accountCard(page);
  await expect(card).toContainText('Northwind Studio');
  await expect(card).toContainText('CREDIT_BALANCE_EXHAUSTED');
  await expect(card).toContainText('Ask the account owner');
  await expect(card.getByRole('link', { name: /buy/i })).toHaveCount(0);
  await expect(currentStep(page)).toContainText('Use checkout');
});

test('an agency switches to the account that owns the target', async ({ page, signInAs }) => {
  await signInAs('agency@sandbox.test');
  const target = 'fix-tasks/fix_credit_balance_exhausted';
  await page.goto(guideFor({ action: 'fix', target, account: 'acc_ready' }));
  const card = accountCard(page);
  await expect(card).toContainText('ACCOUNT_MISMATCH');
  await expect(currentStep(page)).toContainText('Open billing');
  await card.getByRole('button', { name: 'Switch to Northwind Studio' }).click();
  await expect(card).toContainText('CREDIT_BALANCE_EXHAUSTED');
  await expect(card.getByRole('link', { name: 'Buy fix credits' })).toBeVisible();
});

test('an agency chooses among its accounts', async ({ page, signInAs }) => {
  await signInAs('agency@sandbox.test');
  await page.goto(guideFor({}));
  const accounts = accountCard(page).getByRole('combobox', { name: /account/i });
  await expect(accounts.getByRole('option', { name: /Marigold Bakery/ })).toBeAttached();
  await expect(accounts.getByRole('option', { name: /Northwind Studio/ })).toBeAttached();
  await expect(accounts.getByRole('option', { name: /Juniper & Oak/ })).toBeAttached();
  await accounts.selectOption({ label: 'Juniper & Oak' });
  await expect(accountCard(page)).toContainText('acc_package_entitlement_missing');
});

test('support sees no account data', async ({ page, signInAs }) => {
  await signInAs('support@sandbox.test');
  await page.goto(guideFor({ action: 'fix', target: 'fix-tasks/fix_ready' }));
  await expect(accountCard(page)).toContainText('No account');
  await expect(page.locator('body')).not.toContainText(/Marigold Bakery|acc_ready/);
});
