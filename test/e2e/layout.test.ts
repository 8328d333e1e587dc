import type { Page } from '@playwright/test';
import { accountCard, currentStep, expect, guideFor, test } from './fixtures.ts';

const BLOCKED = guideFor({ action: 'fix', target: 'fix-tasks/fix_credit_balance_exhausted' });

/** Records layout shifts from the first paint on. */
async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return () =>
    page.evaluate(async () => {
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      return (window as unknown as { shifts: number[] }).shifts.reduce(
        (sum, each) => sum + each,
        0,
      );
    });
}

const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
for (const [size, viewport] of Object.entries(SIZES)) {
  test(`nothing moves when the account arrives, on a ${size}`, async ({ page, signInAs }) => {
    await page.setViewportSize(viewport);
    await signInAs('credit-balance-exhausted@sandbox.test');
    const readShift = await watchShifts(page);
    await page.goto(`${BLOCKED}#check-credits`);
    await expect(currentStep(page)).toContainText('Use checkout');
    expect(await readShift()).toBeLessThan(0.001);
  });

  test(`steps stand where they stood signed out, on a ${size}`, async ({ page, signInAs }) => {
    await page.setViewportSize(viewport);
    const tops = () =>
      page
        .getByRole('heading', { name: /^Step \d+:/ })
        .evaluateAll((headings) => headings.map((each) => each.getBoundingClientRect().top));
    await page.goto(BLOCKED);
    const before = await tops();
    await signInAs('credit-balance-exhausted@sandbox.test');
    await page.goto(BLOCKED);
    await expect(currentStep(page)).toContainText('Use checkout');
    expect(await tops()).toEqual(before);
  });
}

test('a narrow phone never scrolls sideways', async ({ page, signInAs }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await signInAs('monitoring-entitlement-missing@sandbox.test');
  const target = 'monitoring/prj_monitoring_entitlement_missing';
  const paths = [
    '/',
    guideFor({ action: 'monitoring', target }),
    '/reasons/',
    '/fields/',
    '/explore/',
  ];
  for (const path of [...paths, '/reasons/checkout-payment-pending/', '/sign-in']) {
    await page.goto(path);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, path).toBe(0);
  }
});

test('the product never scrolls sideways on a narrow phone, with the longest names', async ({
  page,
  signInAs,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await signInAs('monitoring-entitlement-missing@sandbox.test');
  const target = 'monitoring/prj_monitoring_entitlement_missing';
  const context = `?action=monitoring&target=${target}&code=MONITORING_ENTITLEMENT_MISSING`;
  const billing = ['/billing', '/billing/checkout', '/billing/transactions'];
  for (const path of [...billing.map((each) => each + context), `/${target}`]) {
    await page.goto(path);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, path).toBe(0);
  }
});

test('on a phone the account bar opens, and the next step stays at hand', async ({
  page,
  signInAs,
}) => {
  await page.setViewportSize(SIZES.phone);
  await signInAs('credit-balance-exhausted@sandbox.test');
  await page.goto(BLOCKED);
  const next = accountCard(page).getByRole('link', { name: 'Buy fix credits' });
  await expect(next).toBeInViewport();
  const bar = accountCard(page).getByRole('button', { name: /Northwind Studio/ });
  await expect(bar).toHaveAttribute('aria-expanded', 'false');
  await bar.click();
  await expect(
    accountCard(page).getByRole('link', { name: 'CREDIT_BALANCE_EXHAUSTED' }),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(bar).toHaveAttribute('aria-expanded', 'false');
  await page.getByRole('heading', { name: /^Step 9:/ }).scrollIntoViewIfNeeded();
  await expect(next).toBeInViewport();
});
