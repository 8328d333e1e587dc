import { changeDatabase } from '#test/support/change-database.ts';
import {
  accountCard,
  currentStep,
  expect,
  fieldRow,
  guideFor,
  MAIN_GUIDE,
  test,
} from './fixtures.ts';

const BLOCKED = guideFor({ action: 'fix', target: 'fix-tasks/fix_credit_balance_exhausted' });
// Not a glob: there `*` stops at the slash inside the target.
const READINESS = /\/api\/readiness\?/;

test('loading is a state of its own, without any value', async ({ page, signInAs }) => {
  await signInAs('credit-balance-exhausted@sandbox.test');
  const { promise: released, resolve: release } = Promise.withResolvers<null>();
  await page.route(READINESS, async (route) => {
    await released;
    await route.continue();
  });
  await page.goto(BLOCKED);
  await expect(accountCard(page)).toContainText('Reading your account');
  await expect(currentStep(page)).toHaveCount(0);
  release(null);
  await expect(accountCard(page)).toContainText('CREDIT_BALANCE_EXHAUSTED');
});

test('before a target is chosen, values are shown and none is called fine', async ({
  page,
  signInAs,
}) => {
  await signInAs('billing-state-blocked@sandbox.test');
  await page.goto(guideFor({ action: 'fix' }));
  await expect(accountCard(page)).toContainText('Choose where it runs');
  const state = fieldRow(page.locator('main'), 'billing_state').first();
  await expect(state).toContainText('blocked');
  await expect(state).not.toContainText('fine');
});

test('the keyboard stays in the card when its button goes', async ({ page, signInAs }) => {
  await signInAs('agency@sandbox.test');
  const { action, target } = { action: 'fix', target: 'fix-tasks/fix_credit_balance_exhausted' };
  await page.goto(guideFor({ action, target, account: 'acc_ready' }));
  const card = accountCard(page);
  const pressed = card.getByRole('button', { name: 'Switch to Northwind Studio' });
  await pressed.focus();
  await page.keyboard.press('Enter');
  await expect(card).toContainText('CREDIT_BALANCE_EXHAUSTED');
  await expect(pressed).toHaveCount(0);
  await expect(card).toBeFocused();
});

test('a link of the card keeps what it is about, whatever brought the reader', async ({
  page,
  signInAs,
}) => {
  await signInAs('credit-balance-exhausted@sandbox.test');
  await page.goto(`${BLOCKED}&code=SUBSCRIPTION_PAST_DUE`);
  await accountCard(page).getByRole('link', { name: 'Buy fix credits' }).click();
  await expect(page).toHaveURL(/code=CREDIT_BALANCE_EXHAUSTED/);
  await expect(page).toHaveURL(/account=acc_credit_balance_exhausted/);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('the menu ends the session, and offers a customer no desk of the staff', async ({
    page,
    signInAs,
  }) => {
    await signInAs('subscription-past-due@sandbox.test');
    await page.goto(MAIN_GUIDE);
    await page.getByRole('button', { name: 'Menu' }).click();
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole('link', { name: 'Review queue' })).toHaveCount(0);
    await expect(page.getByRole('link', { name: 'Support desk' })).toHaveCount(0);
  });
});

test.describe('when the server fails', () => {
  test.use({ expectedConsole: [/Failed to load resource/] });

  test('the error says so, offers another try, and recovers', async ({ page, signInAs }) => {
    await signInAs('credit-balance-exhausted@sandbox.test');
    await page.route(READINESS, (route) => route.abort());
    await page.goto(BLOCKED);
    await expect(accountCard(page)).toContainText('Could not read');
    await expect(accountCard(page)).toContainText('Check your connection');
    await page.unroute(READINESS);
    await accountCard(page).getByRole('button', { name: 'Try again' }).click();
    await expect(accountCard(page)).toContainText('CREDIT_BALANCE_EXHAUSTED');
  });

  test('a failed refresh keeps the old answer and calls it stale', async ({ page, signInAs }) => {
    await signInAs('credit-balance-exhausted@sandbox.test');
    await page.goto(BLOCKED);
    await expect(accountCard(page)).toContainText('as of');
    await page.route(READINESS, (route) => route.abort());
    await accountCard(page).getByRole('button', { name: 'Refresh' }).click();
    await expect(accountCard(page)).toContainText('Stale');
    await expect(accountCard(page)).toContainText('CREDIT_BALANCE_EXHAUSTED');
    await page.unroute(READINESS);
    await accountCard(page).getByRole('button', { name: 'Refresh' }).click();
    await expect(accountCard(page)).not.toContainText('Stale');
  });
});

test('refresh shows what billing says now, step by step', async ({ page, signInAs, site }) => {
  await signInAs('credit-balance-exhausted@sandbox.test');
  await page.goto(BLOCKED);
  await expect(currentStep(page)).toContainText('Use checkout');
  changeAccount(site.dbPath, 'remaining_fix_credits = 5, version = version + 1');
  await accountCard(page).getByRole('button', { name: 'Refresh' }).click();
  await expect(currentStep(page)).toContainText('Return and retry');
  await expect(accountCard(page)).toContainText('Ready');
});

test('the code that holds in place of another leads on as itself', async ({ page, signInAs }) => {
  await signInAs('credit-balance-exhausted@sandbox.test');
  const target = 'fix-tasks/fix_credit_balance_exhausted';
  await page.goto(guideFor({ code: 'SUBSCRIPTION_PAST_DUE', action: 'fix', target }));
  await expect(accountCard(page)).toContainText('SUBSCRIPTION_PAST_DUE no longer holds');
  await accountCard(page).getByRole('link', { name: 'CREDIT_BALANCE_EXHAUSTED' }).click();
  await expect(page).toHaveURL(/\/reasons\/.+[?&]code=CREDIT_BALANCE_EXHAUSTED(&|$)/);
  await expect(accountCard(page)).toContainText('Blocked');
  await expect(accountCard(page)).not.toContainText('no longer holds');
});

test('a value nobody knows makes the account unverified and sells nothing', async ({
  page,
  signInAs,
  site,
}) => {
  changeAccount(site.dbPath, "billing_state = 'frozen_by_moon'");
  await signInAs('credit-balance-exhausted@sandbox.test');
  await page.goto(BLOCKED);
  const card = accountCard(page);
  await expect(card).toContainText('Unverified');
  await expect(card).toContainText('billing_state');
  await expect(card.getByRole('button', { name: 'Read the account again' })).toBeVisible();
  await expect(card.getByRole('link', { name: /buy/i })).toHaveCount(0);
  await expect(currentStep(page)).toContainText('Open billing');
});

test('a reader without an account is told what to do', async ({ page, signInAs }) => {
  await signInAs('nobody@sandbox.test');
  await page.goto(MAIN_GUIDE);
  await expect(accountCard(page)).toContainText('No account');
  await expect(accountCard(page)).toContainText('Ask the owner of the account to add this address');
});

test('a target of somebody else stops, and shows nothing of any account', async ({
  page,
  signInAs,
}) => {
  await signInAs('credit-balance-exhausted@sandbox.test');
  await page.goto(guideFor({ action: 'fix', target: 'fix-tasks/fix_ready' }));
  await expect(accountCard(page)).toContainText('Stop');
  await expect(accountCard(page)).toContainText('ACCOUNT_MISMATCH');
  await expect(page.locator('body')).not.toContainText(/Marigold Bakery|acc_ready/);
});

test('without a context the reader chooses action and target, and the address keeps them', async ({
  page,
  signInAs,
}) => {
  await signInAs('credit-balance-exhausted@sandbox.test');
  await page.goto(MAIN_GUIDE);
  await expect(currentStep(page)).toContainText('Identify the blocked action');
  await accountCard(page).getByLabel('What is blocked?').selectOption('Fix');
  await accountCard(page)
    .getByLabel('Where?')
    .selectOption('fix-tasks/fix_credit_balance_exhausted');
  await expect(accountCard(page)).toContainText('CREDIT_BALANCE_EXHAUSTED');
  await expect(page).toHaveURL(/action=fix&target=fix-tasks\/fix_credit_balance_exhausted/);
  await page.reload();
  await expect(accountCard(page)).toContainText('CREDIT_BALANCE_EXHAUSTED');
});

function changeAccount(dbPath: string, assignment: string): void {
  const where = "account_id = 'acc_credit_balance_exhausted'";
  changeDatabase(dbPath, (db) =>
    db.exec(`update sandbox_account set ${assignment} where ${where}`),
  );
}

test('another guide shows the reader’s value beside what it must say', async ({
  page,
  signInAs,
}) => {
  await signInAs('credit-balance-exhausted@sandbox.test');
  const query = new URLSearchParams({
    action: 'fix',
    target: 'fix-tasks/fix_credit_balance_exhausted',
  });
  await page.goto(`/guides/automated-fix-credits/?${query}`);
  // The guide's worked example names the field too, further down.
  const credits = fieldRow(page.locator('main'), 'remaining_fix_credits').first();
  await expect(credits).toContainText('Must say: 1 or more');
  await expect(credits).toContainText(/0\s+blocking/);
  await expect(fieldRow(page.locator('main'), 'billing_state')).toContainText(/active\s+fine/);
});
