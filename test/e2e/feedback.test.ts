import { expect, expectFormToKeep, guideFor, MAIN_GUIDE, test } from './fixtures.ts';

test('feedback reaches the queue, with step and status, and a reviewer decides', async ({
  page,
  signInAs,
}) => {
  await signInAs('credit-balance-exhausted@sandbox.test');
  await page.goto(guideFor({ action: 'fix', target: 'fix-tasks/fix_credit_balance_exhausted' }));
  await page.getByRole('radio', { name: 'No' }).check();
  await page.getByLabel(/What is it about/).selectOption('unclear');
  await page.getByLabel(/Which part/).selectOption('step:check-credits');
  await page.getByLabel(/What should we know/).fill('Why do scans not help?');
  await page.getByLabel(/Send my status along/).check();
  const stored = page.waitForResponse((response) => response.url().endsWith('/api/feedback'));
  await page.getByRole('button', { name: 'Send feedback' }).click();
  expect((await stored).status()).toBe(201);
  await expect(page.getByText('Your feedback is stored').first()).toBeVisible();

  await signInAs('reviewer@sandbox.test');
  const queue = await page.request.get('/api/review/feedback');
  expect(await queue.json()).toMatchObject({
    items: [
      {
        step: 'check-credits',
        category: 'unclear',
        verdict: 'blocked',
        codes: ['CREDIT_BALANCE_EXHAUSTED'],
        status: 'new',
      },
    ],
  });
  await page.goto('/review');
  await page
    .getByRole('link', { name: /Why do scans not help\?/ })
    .first()
    .click();
  // The address names a place on the page: until it has loaded, the browser scrolls there.
  await page.waitForURL(/item=/);
  const detail = page.getByRole('main');
  await expect(detail).toContainText('check-credits');
  await expect(detail.getByRole('link', { name: /plan-and-credit-blocks\.mdx/ })).toHaveAttribute(
    'href',
    /content\/guides\/plan-and-credit-blocks\.mdx#L\d+$/,
  );
  await page.getByLabel('Status', { exact: true }).last().selectOption('triaged');
  await page.getByRole('button', { name: /save|set|change/i }).click();
  // Not in the select, which names every status: in the history.
  await expect(detail.getByRole('listitem').filter({ hasText: /new → triaged/i })).toBeVisible();

  await page.getByLabel('Status', { exact: true }).last().selectOption('resolved');
  await page.getByLabel('Fixed in commit').fill('0a1b2c3');
  await page.getByRole('button', { name: /save|set|change/i }).click();
  await expect(detail.getByRole('link', { name: '0a1b2c3' })).toHaveAttribute(
    'href',
    /\/commit\/0a1b2c3$/,
  );
  // The same trouble, reported again, brings it back; the plot of the summary has a name.
  const again = await page.request.post('/api/feedback', {
    data: {
      submission_id: crypto.randomUUID(),
      page: MAIN_GUIDE,
      helpful: false,
      step: 'check-credits',
      category: 'unclear',
      comment: 'Still not clear',
    },
  });
  expect(again.status()).toBe(201);
  await page.reload();
  await expect(page.getByRole('link', { name: /Why do scans not help\?/ }).first()).toContainText(
    'Came back',
  );
  await detail.getByRole('link', { name: 'Still not clear', exact: true }).click();
  await page.waitForURL(/item=/);
  await expect(
    detail.getByRole('heading', { name: 'Came back: resolved before as' }),
  ).toBeVisible();
  await page.goto('/review/summary');
  await expect(page.getByRole('img', { name: /^Helpful share of pages/ })).toBeVisible();
  await expect(page.getByRole('img', { name: /^Votes of each of 30 days/ })).toBeVisible();
});

test('a draft survives a reload, and a sent one is gone', async ({ page }) => {
  await page.goto(MAIN_GUIDE);
  await page.getByRole('radio', { name: 'No' }).check();
  await expectFormToKeep(page);
  await page.getByLabel(/What should we know/).fill('Half a thought');
  await page.reload();
  await expect(page.getByRole('radio', { name: 'No' })).toBeChecked();
  await expect(page.getByLabel(/What should we know/)).toHaveValue('Half a thought');
  await page.getByRole('button', { name: 'Send feedback' }).click();
  await expect(page.getByText('Your feedback is stored').first()).toBeVisible();
  await page.reload();
  await expect(page.getByRole('radio', { name: 'No' })).not.toBeChecked();
});

test.describe('when the connection breaks', () => {
  test.use({ expectedConsole: [/Failed to load resource/] });

  test('no thanks are said, nothing typed is lost, and a repeat stores one', async ({
    page,
    signInAs,
  }) => {
    await page.goto(MAIN_GUIDE);
    await page.getByRole('radio', { name: 'Yes' }).check();
    await page.getByLabel(/What should we know/).fill('Good, but lost my connection');
    // The server stores it, and the answer never arrives.
    await page.route('**/api/feedback', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await page.getByRole('button', { name: 'Send feedback' }).click();
    await expect(page.getByText('We could not confirm that it arrived.').first()).toBeVisible();
    await expect(page.getByText('Your feedback is stored')).toBeHidden();
    await expect(page.getByLabel(/What should we know/)).toHaveValue(
      'Good, but lost my connection',
    );
    await page.unroute('**/api/feedback');
    await page.getByRole('button', { name: 'Send feedback' }).click();
    await expect(page.getByText('Your feedback is stored').first()).toBeVisible();

    await signInAs('reviewer@sandbox.test');
    const answer = await page.request.get('/api/review/feedback');
    const { items } = (await answer.json()) as { items: { comment: string }[] };
    expect(items.map(({ comment }) => comment)).toEqual(['Good, but lost my connection']);
  });
});

test.describe('without JavaScript, refused input', () => {
  test.use({
    javaScriptEnabled: false,
    expectedConsole: [/Failed to load resource: .* 400/],
  });

  test('keeps what was typed and says what is wrong', async ({ page }) => {
    await page.goto(MAIN_GUIDE);
    await page.getByRole('radio', { name: 'No' }).check();
    await page.getByLabel(/What should we know/).fill('x'.repeat(2001));
    await page.getByRole('button', { name: 'Send feedback' }).click();
    await expect(page.getByLabel(/What should we know/)).toHaveValue('x'.repeat(2001));
    // Not the hint, which always names the limit: the problem at the field.
    await expect(page.getByLabel(/What should we know/)).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByLabel(/What should we know/)).toHaveAccessibleDescription(
      /Must be at most 2000 characters\. Shorten it\./,
    );
    await page.getByLabel(/What should we know/).fill('Shorter');
    await page.getByRole('button', { name: 'Send feedback' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/thank/i);
  });
});

test.describe('without JavaScript, words with personal data', () => {
  test.use({ javaScriptEnabled: false });

  test('wait until a reviewer has opened them, and go on without those parts', async ({
    page,
    signInAs,
  }) => {
    await page.goto(MAIN_GUIDE);
    await page.getByRole('radio', { name: 'No' }).check();
    await page.getByLabel(/What should we know/).fill('Unclear. Write to jane@example.com!');
    await page.getByRole('button', { name: 'Send feedback' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/thank/i);

    await signInAs('reviewer@sandbox.test');
    await page.goto('/review');
    await expect(page.getByText('No feedback yet.')).toBeVisible();
    await page.getByRole('link', { name: 'Held back' }).click();
    await expect(page.getByText('Found: e-mail address')).toBeVisible();
    await expect(page.getByText('jane@example.com')).toBeHidden();
    await page.getByRole('button', { name: /^Open/ }).click();
    await expect(page.getByText('jane@example.com')).toBeVisible();
    await page.getByRole('button', { name: 'Remove the personal parts' }).click();
    await expect(page.getByRole('status')).toHaveText(/personal parts are removed/);
    await expect(page.getByText('Nothing is held back.')).toBeVisible();

    await page.getByRole('link', { name: 'Queue' }).click();
    const item = page.getByRole('article');
    await expect(item).toContainText('Unclear. Write to [e-mail address]!');
    await expect(item.getByRole('listitem').filter({ hasText: 'held words opened' })).toBeVisible();
    await expect(
      item.getByRole('listitem').filter({ hasText: 'personal parts removed' }),
    ).toBeVisible();
  });
});
