import type { Locator, Page } from '@playwright/test';
import { SANDBOX_PASSWORD } from '#src/sandbox/seed/people.ts';
import { FeedbackListSchema, type FeedbackItem } from '#src/contracts/feedback.ts';
import { expect, expectFormToKeep, guideFor, MAIN_GUIDE, test } from './fixtures.ts';

const widgetOf = (page: Page): Locator =>
  page.getByRole('region', { name: 'Was this page helpful?' });
const commentIn = (widget: Locator) => widget.getByLabel('What should we know?');
const sendIn = (widget: Locator) => widget.getByRole('button', { name: 'Send feedback' });
const thanksIn = (widget: Locator) => widget.getByText('Thank you. Your feedback is stored and');

/** What has reached the queue, newest first, seen by a reviewer in a session of their own. */
async function readQueue(page: Page, url: string): Promise<FeedbackItem[]> {
  const context = await page.context().browser()?.newContext({ baseURL: url });
  if (!context) throw new Error('No browser');
  const login = { email: 'reviewer@sandbox.test', password: SANDBOX_PASSWORD };
  await context.request.post('/api/auth/sign-in/email', { data: login });
  const response = await context.request.get('/api/review/feedback');
  const list = FeedbackListSchema.parse(await response.json());
  await context.close();
  return list.items;
}

async function vote(widget: Locator, answer: 'Yes' | 'No') {
  await widget.getByRole('radio', { name: answer }).check();
  await expectFormToKeep(widget.page());
}

test('asks one question first, and sends once on Send', async ({ page, site }) => {
  await page.goto(MAIN_GUIDE);
  const widget = widgetOf(page);
  await expect(commentIn(widget)).toBeHidden();
  await vote(widget, 'No');
  await widget.getByLabel('What is it about?').selectOption('unclear');
  await widget.getByLabel('Which part?').selectOption('step:check-credits');
  await commentIn(widget).fill('Which of the three balances?');
  await expect(widget.getByText('28 of 2,000 characters')).toBeVisible();
  expect(await readQueue(page, site.url)).toEqual([]);
  await sendIn(widget).click();
  await expect(thanksIn(widget)).toBeFocused();
  await expect(widget.getByRole('radio')).toHaveCount(0);
  expect(await readQueue(page, site.url)).toMatchObject([
    {
      page: MAIN_GUIDE,
      helpful: false,
      category: 'unclear',
      step: 'check-credits',
      comment: 'Which of the three balances?',
      verdict: null,
    },
  ]);
});

test('a draft survives reload, and is gone once it is sent', async ({ page, site }) => {
  await page.goto(MAIN_GUIDE);
  const widget = widgetOf(page);
  await vote(widget, 'No');
  await widget.getByLabel('Which part?').selectOption('code:CREDIT_BALANCE_EXHAUSTED');
  await commentIn(widget).fill('Half a thought');
  await page.reload();
  await expect(widget.getByRole('radio', { name: 'No' })).toBeChecked();
  await expect(widget.getByLabel('Which part?')).toHaveValue('code:CREDIT_BALANCE_EXHAUSTED');
  await expect(commentIn(widget)).toHaveValue('Half a thought');
  await sendIn(widget).click();
  await expect(thanksIn(widget)).toBeVisible();
  await page.reload();
  await expect(widget.getByRole('radio', { name: 'No' })).not.toBeChecked();
  expect(await readQueue(page, site.url)).toHaveLength(1);
});

test.describe('when the answer gets lost', () => {
  test.use({ expectedConsole: [/Failed to load resource/] });

  test('it does not thank, keeps the text, and a repeat is one row', async ({ page, site }) => {
    await page.goto(MAIN_GUIDE);
    const widget = widgetOf(page);
    // The server stores it; the reader never hears of it.
    await page.route('**/api/feedback', async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    });
    await vote(widget, 'Yes');
    await commentIn(widget).fill('Thanks for the step list');
    await sendIn(widget).click();
    await expect(widget.getByText('We could not confirm that it arrived.').first()).toBeVisible();
    await expect(thanksIn(widget)).toBeHidden();
    expect(await readQueue(page, site.url)).toHaveLength(1);
    await expect(commentIn(widget)).toHaveValue('Thanks for the step list');
    await page.unroute('**/api/feedback');
    // Kept on the device: the next page sends it again by itself.
    await page.reload();
    await expect(thanksIn(widget)).toBeVisible();
    expect(await readQueue(page, site.url)).toHaveLength(1);
  });

  test('a text changed meanwhile is sent as one of its own', async ({ page, site }) => {
    await page.goto(MAIN_GUIDE);
    const widget = widgetOf(page);
    await page.route('**/api/feedback', async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    });
    await vote(widget, 'Yes');
    await sendIn(widget).click();
    await expect(widget.getByText('We could not confirm that it arrived.').first()).toBeVisible();
    await page.unroute('**/api/feedback');
    await commentIn(widget).fill('One more thing');
    await sendIn(widget).click();
    await expect(thanksIn(widget)).toBeVisible();
    const comments = (await readQueue(page, site.url)).map((item) => item.comment);
    expect(comments).toEqual(['One more thing', null]);
  });
});

test('a double click is one submission', async ({ page, site }) => {
  await page.goto(MAIN_GUIDE);
  const widget = widgetOf(page);
  await vote(widget, 'Yes');
  await sendIn(widget).dblclick();
  await expect(thanksIn(widget)).toBeVisible();
  expect(await readQueue(page, site.url)).toHaveLength(1);
});

test('a page instead of a receipt earns no thanks', async ({ page }) => {
  await page.goto(MAIN_GUIDE);
  const widget = widgetOf(page);
  await page.route('**/api/feedback', (route) =>
    route.fulfill({ status: 200, contentType: 'text/html', body: '<h1>Hotel network</h1>' }),
  );
  await vote(widget, 'Yes');
  await sendIn(widget).click();
  await expect(widget.getByText('We could not confirm that it arrived.').first()).toBeVisible();
  await expect(thanksIn(widget)).toBeHidden();
});

test.describe('refused', () => {
  test.use({ expectedConsole: [/Failed to load resource/] });

  test('the field says why, and nothing is lost', async ({ page, site }) => {
    await page.goto(MAIN_GUIDE);
    const widget = widgetOf(page);
    await vote(widget, 'No');
    await commentIn(widget).fill('x'.repeat(2001));
    await sendIn(widget).click();
    await expect(commentIn(widget)).toBeFocused();
    await expect(commentIn(widget)).toHaveAttribute('aria-invalid', 'true');
    await expect(commentIn(widget)).toHaveAccessibleDescription(/at most 2000 characters/);
    await expect(commentIn(widget)).toHaveValue('x'.repeat(2001));
    await commentIn(widget).fill('x'.repeat(2000));
    await sendIn(widget).click();
    await expect(thanksIn(widget)).toBeVisible();
    expect(await readQueue(page, site.url)).toMatchObject([{ comment: 'x'.repeat(2000) }]);
  });
});

test('shares the status of a signed-in reader who says so', async ({ page, site, signInAs }) => {
  const guide = guideFor({
    code: 'CREDIT_BALANCE_EXHAUSTED',
    action: 'fix',
    target: 'fix-tasks/fix_credit_balance_exhausted',
  });
  const widget = widgetOf(page);
  const share = widget.getByLabel('Send my status along');
  await page.goto(guide);
  await vote(widget, 'No');
  await expect(share).toBeHidden();
  await signInAs('credit-balance-exhausted@sandbox.test');
  await page.goto(MAIN_GUIDE);
  await vote(widget, 'No');
  await expect(share).toBeHidden();
  await page.goto(guide);
  await share.check();
  await sendIn(widget).click();
  await expect(thanksIn(widget)).toBeVisible();
  expect(await readQueue(page, site.url)).toMatchObject([
    { verdict: 'blocked', codes: ['CREDIT_BALANCE_EXHAUSTED'] },
  ]);
});

test('shares what was chosen on the page, not what it opened with', async ({
  page,
  site,
  signInAs,
}) => {
  await signInAs('ready@sandbox.test');
  await page.goto(MAIN_GUIDE);
  const widget = widgetOf(page);
  const share = widget.getByLabel('Send my status along');
  await vote(widget, 'No');
  await expect(share).toBeHidden();
  await page.getByLabel('What is blocked?').selectOption('fix');
  await page.getByLabel('Where?').selectOption('fix-tasks/fix_ready');
  await share.check();
  await sendIn(widget).click();
  await expect(thanksIn(widget)).toBeVisible();
  expect(await readQueue(page, site.url)).toMatchObject([{ verdict: 'ready', codes: [] }]);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('feedback submits, lands, and leads back', async ({ page, site }) => {
    await page.goto(MAIN_GUIDE);
    await page.getByRole('link', { name: 'Comment on this code SUBSCRIPTION_PAST_DUE' }).click();
    await expect(page).toHaveURL(/#was-this-page-helpful$/);
    await page.goto('/reasons/account-mismatch/');
    const widget = widgetOf(page);
    await expect(widget.getByText('Sent without your name.')).toBeHidden();
    await widget.getByRole('radio', { name: 'No' }).check();
    await commentIn(widget).fill('Plain and simple');
    await sendIn(widget).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you');
    expect(await readQueue(page, site.url)).toMatchObject([
      { page: '/reasons/account-mismatch/', helpful: false, comment: 'Plain and simple' },
    ]);
    await page.getByRole('link', { name: 'Back to ACCOUNT_MISMATCH' }).click();
    await expect(page).toHaveURL(/\/reasons\/account-mismatch\/$/);
  });
});

test.describe('without JavaScript, refused', () => {
  test.use({ javaScriptEnabled: false, expectedConsole: [/Failed to load resource/] });

  test('the answer keeps everything and can be sent again', async ({ page, site }) => {
    await page.goto(MAIN_GUIDE);
    const widget = widgetOf(page);
    await widget.getByRole('radio', { name: 'No' }).check();
    await widget.getByLabel('Which part?').selectOption('step:use-checkout');
    await commentIn(widget).fill('y'.repeat(2005));
    await sendIn(widget).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your feedback was not sent');
    const comment = page.getByLabel('What should we know?');
    await expect(comment).toHaveAccessibleDescription(/at most 2000 characters/);
    await expect(comment).toHaveValue('y'.repeat(2005));
    await expect(page.getByLabel('Which part?')).toHaveValue('step:use-checkout');
    expect(await readQueue(page, site.url)).toEqual([]);
    await comment.fill('Short now');
    await page.getByRole('button', { name: 'Send feedback' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you');
    expect(await readQueue(page, site.url)).toMatchObject([
      { step: 'use-checkout', comment: 'Short now', helpful: false },
    ]);
  });
});
