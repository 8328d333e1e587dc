import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { RunOptions } from 'axe-core';
import { accountCard, expect, guideFor, test } from './fixtures.ts';

const SIZES = {
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
} as const;
const BLOCKED = {
  code: 'CREDIT_BALANCE_EXHAUSTED',
  action: 'fix',
  target: 'fix-tasks/fix_credit_balance_exhausted',
};

// axe reads whole pages, one after the other: minutes on a busy machine.
test.describe.configure({ timeout: 240_000 });

/** All rules in the light theme; of the dark one what a theme can change. */
async function findInBothThemes(page: Page): Promise<string[]> {
  const inLight = await runAxe(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(page.locator('html:not([data-theme="light"])')).toBeAttached();
  const inDark = await runAxe(page, { runOnly: ['color-contrast', 'link-in-text-block'] });
  await page.emulateMedia({ colorScheme: 'light' });
  return [...inLight, ...inDark.map((line) => `dark: ${line}`)];
}

async function runAxe(page: Page, options: RunOptions = {}): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    // No page has frames of other origins: without the page that axe opens for them it takes half the time.
    .setLegacyMode(true)
    // Describing everything that passes took a third of it.
    .options({ resultTypes: ['violations'], ...options })
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}

for (const [size, viewport] of Object.entries(SIZES)) {
  test.describe(`axe on a ${size}`, () => {
    // What a phone has of its own stands on the guide; the rest of a dark phone is made of
    // what the dark desktop and the light phone show.
    const findViolations = size === 'phone' ? runAxe : findInBothThemes;

    // Colours on their way from one theme to the other are nobody's contrast.
    test.use({ viewport, colorScheme: 'light', contextOptions: { reducedMotion: 'reduce' } });

    test('signed in: guide and reason page', async ({ page, signInAs }) => {
      await signInAs('credit-balance-exhausted@sandbox.test');
      for (const path of [guideFor(BLOCKED), '/reasons/credit-balance-exhausted/']) {
        await page.goto(path);
        await expect(accountCard(page).getByText('Northwind Studio').last()).toBeAttached();
        expect(await findInBothThemes(page), path).toEqual([]);
      }
    });

    test('signed out: home, guide, reason page, fields, sign-in', async ({ page }) => {
      const paths = [
        '/',
        guideFor({}),
        '/reasons/',
        '/reasons/checkout-payment-pending/',
        '/reasons/account-mismatch/',
        '/fields/',
        '/explore/?action=fix&billing_state=frozen',
        '/sign-in',
      ];
      for (const path of paths) {
        await page.goto(path);
        expect(await findViolations(page), path).toEqual([]);
      }
    });

    test('the product: billing, checkout, transactions and workflows', async ({
      page,
      signInAs,
    }) => {
      await signInAs('billing-state-blocked@sandbox.test');
      const context = '?action=scan&target=projects/prj_billing_state_blocked';
      for (const path of [
        `/billing${context}`,
        `/billing/checkout${context}`,
        `/billing/transactions${context}`,
        '/projects/prj_billing_state_blocked',
      ]) {
        await page.goto(path);
        expect(await findViolations(page), path).toEqual([]);
      }
      await signInAs('agency@sandbox.test');
      for (const path of ['/billing', '/billing?account=acc_ready']) {
        await page.goto(path);
        expect(await findViolations(page), path).toEqual([]);
      }
      await page.goto('/billing/checkout?account=acc_ready');
      await page
        .getByRole('button', { name: /^Go to payment/ })
        .first()
        .click();
      await expect(page.getByRole('button', { name: /^Pay/ })).toBeVisible();
      expect(await findViolations(page), 'payment').toEqual([]);
    });

    test('the review queue, empty and with an item', async ({ page, signInAs }) => {
      await signInAs('reviewer@sandbox.test');
      await page.goto('/review');
      expect(await findViolations(page)).toEqual([]);
      await sendFeedback(page);
      await page.goto('/review');
      await expect(page.getByText('Which balance do fixes use?').first()).toBeVisible();
      await page.getByRole('checkbox', { name: /^Select: / }).check();
      await page.getByText('More changes').click();
      expect(await findViolations(page), 'selected').toEqual([]);
      await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
      expect(await findViolations(page), 'help').toEqual([]);
      await sendFeedback(page, 'Write to jane@example.com');
      await page.goto('/review/held');
      expect(await findViolations(page), 'held back').toEqual([]);
      await page.getByRole('button', { name: /^Open/ }).click();
      await expect(page.getByText('jane@example.com')).toBeVisible();
      expect(await findViolations(page), 'opened').toEqual([]);
    });

    test('the support desk, with codes and without', async ({ page, signInAs }) => {
      await signInAs('support@sandbox.test');
      await page.goto('/support');
      await expect(page.getByText('Read in this browser.')).toBeVisible();
      await page.keyboard.insertText('PLAN_CHANGE_REQUIRED, then ACCOUNT_MISMATCH');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('article')).toHaveCount(2);
      expect(await findViolations(page), 'codes').toEqual([]);
      await page.keyboard.press('Escape');
      await page.keyboard.insertText('out of credits');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { name: 'No code recognised' })).toBeVisible();
      expect(await findViolations(page), 'no code').toEqual([]);
    });
  });
}

async function sendFeedback(page: Page, comment = 'Which balance do fixes use?'): Promise<void> {
  const answer = await page.request.post('/api/feedback', {
    data: {
      submission_id: crypto.randomUUID(),
      page: '/guides/plan-and-credit-blocks/',
      helpful: false,
      step: 'check-credits',
      comment,
    },
  });
  expect(answer.status()).toBe(201);
}
