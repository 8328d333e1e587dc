import {
  accountCard,
  currentStep,
  expect,
  fieldRow,
  guideFor,
  stepNamed,
  test,
} from './fixtures.ts';

interface Scene {
  code: string;
  action: string;
  target: string;
  account: string;
  step: string;
  next: { label: string; button: boolean };
  field: { step: string; name: string; value: string; standing: string };
}

/** Written from the specification, not from the registry. */
const SCENES: Scene[] = [
  {
    code: 'BILLING_STATE_BLOCKED',
    action: 'scan',
    target: 'projects/prj_billing_state_blocked',
    account: 'acc_billing_state_blocked',
    step: 'Check the payment',
    next: { label: 'Wait for billing to recover', button: false },
    field: {
      step: 'Check the payment',
      name: 'billing_state',
      value: 'blocked',
      standing: 'blocking',
    },
  },
  {
    code: 'SUBSCRIPTION_PAST_DUE',
    action: 'scan',
    target: 'projects/prj_subscription_past_due',
    account: 'acc_subscription_past_due',
    step: 'Check the payment',
    next: { label: 'Settle the open invoice', button: false },
    field: {
      step: 'Check the payment',
      name: 'subscription_status',
      value: 'past_due',
      standing: 'blocking',
    },
  },
  {
    code: 'CHECKOUT_PAYMENT_PENDING',
    action: 'scan',
    target: 'projects/prj_checkout_payment_pending',
    account: 'acc_checkout_payment_pending',
    step: 'Check the payment',
    next: { label: 'Wait for the payment to be confirmed', button: false },
    field: {
      step: 'Check the payment',
      name: 'payment_status',
      value: 'processing',
      standing: 'blocking',
    },
  },
  {
    code: 'PLAN_CHANGE_REQUIRED',
    action: 'scan',
    target: 'projects/prj_plan_change_required',
    account: 'acc_plan_change_required',
    step: 'Use checkout',
    next: { label: 'Upgrade the plan', button: true },
    field: {
      step: 'Compare the plan',
      name: 'package_key',
      value: 'reports',
      standing: 'blocking',
    },
  },
  {
    code: 'PACKAGE_ENTITLEMENT_MISSING',
    action: 'scan',
    target: 'projects/prj_package_entitlement_missing',
    account: 'acc_package_entitlement_missing',
    step: 'Compare the plan',
    next: { label: 'Start a subscription', button: true },
    field: {
      step: 'Open billing',
      name: 'package_entitlement_status',
      value: 'expired',
      standing: 'blocking',
    },
  },
  {
    code: 'MONITORING_ENTITLEMENT_MISSING',
    action: 'monitoring',
    target: 'monitoring/prj_monitoring_entitlement_missing',
    account: 'acc_monitoring_entitlement_missing',
    step: 'Compare the plan',
    next: { label: 'Change the plan', button: true },
    field: {
      step: 'Compare the plan',
      name: 'monitoring_entitlement_status',
      value: 'none',
      standing: 'blocking',
    },
  },
  {
    code: 'CREDIT_BALANCE_EXHAUSTED',
    action: 'fix',
    target: 'fix-tasks/fix_credit_balance_exhausted',
    account: 'acc_credit_balance_exhausted',
    step: 'Use checkout',
    next: { label: 'Buy fix credits', button: true },
    field: {
      step: 'Check the credits',
      name: 'remaining_fix_credits',
      value: '0',
      standing: 'blocking',
    },
  },
  {
    code: 'AI_CREDIT_LIMIT_REACHED',
    action: 'ai',
    target: 'reports/rep_ai_credit_limit_reached',
    account: 'acc_ai_credit_limit_reached',
    step: 'Use checkout',
    next: { label: 'Buy AI credits', button: true },
    field: {
      step: 'Check the credits',
      name: 'ai_credit_balance',
      value: '0',
      standing: 'blocking',
    },
  },
];

for (const scene of SCENES) {
  test(`${scene.code}: reason, step, values and one next step`, async ({ page, signInAs }) => {
    const { code, action, target } = scene;
    await signInAs(`${code.toLowerCase().replaceAll('_', '-')}@sandbox.test`);
    await page.goto(guideFor({ code, action, target }));

    const card = accountCard(page);
    await expect(card.getByText('Blocked', { exact: true }).last()).toBeVisible();
    await expect(card.getByRole('link', { name: code })).toBeVisible();
    await expect(card).toContainText(scene.account);
    await expect(card.getByText('no longer holds')).toHaveCount(0);

    await expect(currentStep(page)).toHaveCount(1);
    await expect(currentStep(page)).toContainText(scene.step);
    await expect(currentStep(page)).toContainText('You are here');

    const row = fieldRow(stepNamed(page, scene.field.step), scene.field.name);
    await expect(row).toContainText(scene.field.value);
    await expect(row).toContainText(scene.field.standing);
    await expect(fieldRow(stepNamed(page, 'Open billing'), 'account_id')).toContainText(
      scene.account,
    );

    await expect(card.getByText('Next step', { exact: true })).toHaveCount(1);
    const next = card.getByText('Next step', { exact: true }).locator('..');
    await expect(next).toContainText(scene.next.label);
    const button = next.getByRole('link', { name: scene.next.label });
    await expect(button).toHaveCount(scene.next.button ? 1 : 0);
    if (scene.next.button) {
      const href = new URL((await button.getAttribute('href')) ?? '', page.url());
      expect(href.pathname).toBe('/billing/checkout');
      expect(href.searchParams.get('account')).toBe(scene.account);
      expect(href.searchParams.get('action')).toBe(action);
      expect(href.searchParams.get('target')).toBe(target);
    }
  });
}

test('AI credits used up: the way without AI is offered beside checkout', async ({
  page,
  signInAs,
}) => {
  await signInAs('ai-credit-limit-reached@sandbox.test');
  await page.goto(guideFor({ action: 'ai', target: 'reports/rep_ai_credit_limit_reached' }));
  const other = accountCard(page).getByRole('link', { name: 'Go on without AI' });
  await expect(other).toHaveAttribute('href', /^\/reports\/rep_ai_credit_limit_reached/);
});

test('ready: nothing blocks, and the next step leads back to the work', async ({
  page,
  signInAs,
}) => {
  await signInAs('ready@sandbox.test');
  await page.goto(guideFor({ action: 'fix', target: 'fix-tasks/fix_ready' }));
  const card = accountCard(page);
  await expect(card.getByText('Ready', { exact: true }).last()).toBeVisible();
  await expect(card).toContainText('acc_ready');
  await expect(currentStep(page)).toContainText('Return and retry');
  const next = card.getByRole('link', { name: 'Go back and start an automated fix' });
  await expect(next).toHaveAttribute('href', /^\/fix-tasks\/fix_ready/);
  await expect(
    fieldRow(stepNamed(page, 'Check the credits'), 'remaining_fix_credits'),
  ).toContainText('8');
});

test('a code that no longer holds is named, and so is what holds now', async ({
  page,
  signInAs,
}) => {
  await signInAs('subscription-past-due@sandbox.test');
  const target = 'projects/prj_subscription_past_due';
  await page.goto(guideFor({ code: 'CREDIT_BALANCE_EXHAUSTED', action: 'scan', target }));
  await expect(accountCard(page)).toContainText(
    'CREDIT_BALANCE_EXHAUSTED no longer holds. What holds now: SUBSCRIPTION_PAST_DUE.',
  );
});
