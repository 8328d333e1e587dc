import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const THREE = ['Juniper & Oak', 'Marigold Bakery', 'Northwind Studio'];

/** What a field of `/billing` says. */
const value = (page: Page, name: string) =>
  page
    .getByRole('row', { name: new RegExp(`^${name} `) })
    .getByRole('cell')
    .first();

test('an agency pays from the account that owns the target, and only there do credits arrive', async ({
  page,
  signInAs,
}) => {
  await signInAs('agency@sandbox.test');
  await page.goto('/billing');
  for (const name of THREE) await expect(page.getByRole('link', { name })).toBeVisible();

  await page.goto(
    '/billing/checkout?action=fix&target=fix-tasks/fix_credit_balance_exhausted&account=acc_ready',
  );
  await expect(page.getByText('Only that account can pay for it')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Go to payment/ })).toHaveCount(0);
  await page.getByRole('link', { name: 'Switch to Northwind Studio' }).click();
  await expect(page.getByText('Northwind Studio pays')).toBeVisible();
  await page.getByRole('button', { name: 'Go to payment for 10 fix credits' }).click();
  await expect(page.getByText('Buy credits for Northwind Studio')).toBeVisible();
  await page.getByRole('button', { name: 'Pay $40.00' }).click();
  await expect(page.getByText('Paid, and delivered.')).toBeVisible();

  await page.goto('/billing?account=acc_credit_balance_exhausted');
  await expect(value(page, 'remaining_fix_credits')).toHaveText('10');
  await page.goto('/billing?account=acc_ready');
  await expect(value(page, 'remaining_fix_credits')).toHaveText('8');
  await page.goto('/billing?account=acc_package_entitlement_missing');
  await expect(value(page, 'remaining_fix_credits')).toHaveText('2');
});

test('a form that was made for one account does nothing in another', async ({ page, signInAs }) => {
  await signInAs('agency@sandbox.test');
  await page.goto('/billing?account=acc_ready');
  const answer = await page.request.post('/billing/checkout?account=acc_ready', {
    form: { do: 'start', account: 'acc_credit_balance_exhausted', item: 'fixes_10' },
  });
  expect(answer.status()).toBe(409);
  expect(await answer.text()).toContain('This form was for another account. Nothing was done.');
});

test('a finance reviewer sees all, settles the invoice, cannot buy, and is told who can', async ({
  page,
  signInAs,
}) => {
  await signInAs('finance@sandbox.test');
  await page.goto('/billing?account=acc_credit_balance_exhausted');
  await expect(value(page, 'remaining_fix_credits')).toHaveText('0');
  await expect(page.getByText('bought by an owner or an agency of this account')).toBeVisible();
  await expect(page.getByRole('link', { name: /^Buy/ })).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Pick/ })).toHaveCount(0);
  await page.goto('/billing/checkout?account=acc_credit_balance_exhausted');
  await expect(page.getByText('Ask an owner or an agency')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Go to payment/ })).toHaveCount(0);
  const direct = await page.request.post('/billing/checkout?account=acc_credit_balance_exhausted', {
    form: { do: 'start', account: 'acc_credit_balance_exhausted', item: 'fixes_10' },
  });
  expect(direct.status()).toBe(409);

  await page.goto('/billing/transactions?account=acc_subscription_past_due');
  await page.getByRole('button', { name: /^Settle/ }).click();
  await expect(page.getByText('The invoice is settled.')).toBeVisible();
  await page.goto('/billing?account=acc_subscription_past_due');
  await expect(value(page, 'subscription_status')).toHaveText('active');
});
