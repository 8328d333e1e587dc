import type { Page } from '@playwright/test';
import { productCatalog } from '#src/registry/catalog.ts';
import { changeDatabase } from '#test/support/change-database.ts';
import { accountCard, currentStep, expect, guideFor, test } from './fixtures.ts';
import { DO_STEP } from './walk/do-step.ts';
import { SCENES, type Scene } from './walk/scenes.ts';

const sceneOf = (code: Scene['code']) => SCENES.find((scene) => scene.code === code) as Scene;
const FIX = sceneOf('CREDIT_BALANCE_EXHAUSTED');
const { plans, changes } = productCatalog;
const isCurrent = (guide: Page, step: string) =>
  expect(currentStep(guide)).toHaveAttribute('data-step-root', step);

test('identify-action: without an action the guide asks for it first', async ({
  page: guide,
  context,
  site,
  signInAs,
}) => {
  await signInAs('credit-balance-exhausted@sandbox.test');
  await guide.goto(guideFor({}));
  await isCurrent(guide, 'identify-action');
  await DO_STEP['identify-action']({
    guide,
    work: await context.newPage(),
    scene: FIX,
    dbPath: site.dbPath,
  });
  await isCurrent(guide, 'use-checkout');
});

test('open-billing: an agency with the wrong account open switches to the one that pays', async ({
  page: guide,
  context,
  site,
  signInAs,
}) => {
  await signInAs('agency@sandbox.test');
  const { action, target } = FIX;
  await guide.goto(guideFor({ action, target, account: 'acc_ready' }));
  await isCurrent(guide, 'open-billing');
  await accountCard(guide).getByRole('button', { name: 'Switch to Northwind Studio' }).click();
  await isCurrent(guide, 'use-checkout');
  await DO_STEP['open-billing']({
    guide,
    work: await context.newPage(),
    scene: FIX,
    dbPath: site.dbPath,
  });
});

test.describe('a catalog without credit packs', () => {
  test.use({ catalog: { ...productCatalog, packs: [] } });

  test('check-credits: nothing is sold, so the reader waits, and the new month unblocks them', async ({
    page: guide,
    context,
    site,
    signInAs,
  }) => {
    await signInAs('credit-balance-exhausted@sandbox.test');
    const { action, target } = FIX;
    await guide.goto(guideFor({ action, target }));
    await isCurrent(guide, 'check-credits');
    await expect(accountCard(guide)).toContainText('Wait for the credits to reset');
    const work = await context.newPage();
    await DO_STEP['check-credits']({ guide, work, scene: FIX, dbPath: site.dbPath });
    endMonth(site.dbPath, 'acc_credit_balance_exhausted');
    await guide.bringToFront();
    await expect(currentStep(guide)).toHaveAttribute('data-step-root', 'return-and-retry', {
      timeout: 25_000,
    });
    await DO_STEP['return-and-retry']({ guide, work, scene: FIX, dbPath: site.dbPath });
  });
});

test.describe('a catalog without a way from the plan to the action', () => {
  test.use({
    catalog: {
      ...productCatalog,
      changes: changes.filter(({ from }) => from !== 'reports'),
    },
  });

  test('continue: nothing on sale brings the action, so another guide takes over', async ({
    page: guide,
    context,
    site,
    signInAs,
  }) => {
    await signInAs('plan-change-required@sandbox.test');
    const scene = sceneOf('PLAN_CHANGE_REQUIRED');
    await guide.goto(guideFor({ action: scene.action, target: scene.target }));
    await isCurrent(guide, 'continue');
    await expect(accountCard(guide)).toContainText('PACKAGE_ENTITLEMENT_MISSING');
    await DO_STEP.continue({ guide, work: await context.newPage(), scene, dbPath: site.dbPath });
  });
});

test.describe('a catalog in which no plan has AI', () => {
  test.use({
    catalog: {
      ...productCatalog,
      plans: plans.map((plan) => ({
        ...plan,
        actions: plan.actions.filter((action) => action !== 'ai'),
      })),
    },
  });

  test('CATALOG_UNSUPPORTED: the workflow, the guide and the endpoint all say stop', async ({
    page,
    signInAs,
  }) => {
    await signInAs('ready@sandbox.test');
    await page.goto('/reports/rep_ready');
    await expect(page.getByRole('button', { name: 'Draft with AI' })).toBeDisabled();
    await expect(page.getByRole('button', { name: 'Retest' })).toBeEnabled();
    await page.getByRole('link', { name: 'What to do' }).click();
    await expect(accountCard(page)).toContainText('Stop');
    await expect(accountCard(page)).toContainText('CATALOG_UNSUPPORTED');
    await expect(currentStep(page)).toHaveCount(0);
    const refused = await run(page, 'reports/rep_ready', 'ai');
    expect(refused).toMatchObject({
      status: 409,
      code: 'CATALOG_UNSUPPORTED',
      next: { kind: 'stop' },
    });
  });
});

test.describe('a target of somebody else', () => {
  test.use({ expectedConsole: [/status of 404/] });

  test('ACCOUNT_MISMATCH: the workflow, the guide and the endpoint all say stop', async ({
    page,
    signInAs,
  }) => {
    await signInAs('credit-balance-exhausted@sandbox.test');
    await page.goto('/fix-tasks/fix_ready');
    await expect(page.getByText('There is nothing here for you')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Fix' })).toHaveCount(0);
    await page.getByRole('link', { name: 'What to do' }).click();
    await expect(accountCard(page)).toContainText('Stop');
    await expect(accountCard(page)).toContainText('ACCOUNT_MISMATCH');
    const refused = await run(page, 'fix-tasks/fix_ready', 'fix');
    expect(refused).toMatchObject({
      status: 409,
      code: 'ACCOUNT_MISMATCH',
      next: { kind: 'stop' },
    });
  });
});

async function run(page: Page, target: string, action: string) {
  const answer = await page.request.post(`/api/${target}/runs`, {
    headers: { 'Idempotency-Key': crypto.randomUUID() },
    data: { action },
  });
  return await answer.json();
}

/** The plan's month is over a moment ago. */
function endMonth(dbPath: string, account: string): void {
  const past = new Date(Date.now() - 1000).toISOString();
  const update = 'update sandbox_billing set credits_reset_at = ? where account_id = ?';
  changeDatabase(dbPath, (db) => void db.prepare(update).run(past, account));
}
