import { AxeBuilder } from '@axe-core/playwright';
import type { Page, Request } from '@playwright/test';
import { FeedbackListSchema } from '#src/contracts/feedback.ts';
import { signIn } from '#test/support/sign-in.ts';
import { expect, expectFormToKeep, guideFor, MAIN_GUIDE, stepNamed, test } from './fixtures.ts';

const widgetOf = (page: Page) => page.getByRole('region', { name: 'Was this page helpful?' });
const thanksIn = (page: Page) => widgetOf(page).getByText('Thank you. Your feedback is stored and');
const CALL = '**/api/feedback';

/** What has reached the queue, newest first. */
async function readQueue(url: string) {
  const cookie = await signIn(url, 'reviewer@sandbox.test');
  const answer = await fetch(`${url}/api/review/feedback`, { headers: { cookie } });
  return FeedbackListSchema.parse(await answer.json()).items;
}

async function findViolations(page: Page, part: string): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true).include(part);
  return (await axe.analyze()).violations.map(({ id, help }) => `${id}: ${help}`);
}

test.describe('without a connection', () => {
  test.use({ expectedConsole: [/Failed to load resource/] });

  test('feedback waits on the device, over a reload and in two tabs, and goes out once', async ({
    page,
    context,
    site,
  }) => {
    await page.goto(MAIN_GUIDE);
    const widget = widgetOf(page);
    await widget.getByRole('radio', { name: 'No' }).check();
    await expectFormToKeep(page);
    await widget.getByLabel('What should we know?').fill('Written in a tunnel');
    await context.setOffline(true);
    await widget.getByRole('button', { name: 'Send feedback' }).click();
    const waiting = widget.getByText('You are offline. It is kept on this device').first();
    await expect(waiting).toBeVisible();
    await expect(thanksIn(page)).toBeHidden();
    expect(await findViolations(page, 'rb-feedback')).toEqual([]);

    // Back, but the site is in trouble: it says so, and keeps it over a reload.
    await context.route(CALL, (route) => route.fulfill({ status: 503, body: 'Sorry' }));
    await context.setOffline(false);
    await expect(widget.getByText('We could not confirm that it arrived.').first()).toBeVisible();
    await page.reload();
    await expect(widget.getByText('We could not confirm that it arrived.').first()).toBeVisible();
    await expect(widget.getByLabel('What should we know?')).toHaveValue('Written in a tunnel');

    const other = await context.newPage();
    const tried = other.waitForResponse(CALL);
    await other.goto('/guides/scan-credits/');
    await widgetOf(other).getByRole('radio', { name: 'Yes' }).focus();
    const elsewhere = widgetOf(other).getByRole('list', { name: 'Kept on this device' });
    await expect(elsewhere).toContainText(`Your feedback on ${MAIN_GUIDE} waits to be sent.`);

    // It tries as soon as it opens.
    await tried;
    const sent: Request[] = [];
    context.on('request', (request) => request.method() === 'POST' && sent.push(request));
    await context.unroute(CALL);
    await context.setOffline(true);
    await context.setOffline(false);
    await expect(thanksIn(page)).toBeVisible();
    await expect(elsewhere).toBeHidden();
    expect(sent).toHaveLength(1);
    await page.reload();
    await expect(widget.getByRole('radio', { name: 'No' })).not.toBeChecked();
    expect(await readQueue(site.url)).toMatchObject([{ comment: 'Written in a tunnel' }]);
  });
});

test('comments on a sentence, by keyboard and by pointer, and on a step', async ({
  page,
  site,
  signInAs,
}) => {
  await signInAs('credit-balance-exhausted@sandbox.test');
  await page.goto(guideFor({ action: 'fix', target: 'fix-tasks/fix_credit_balance_exhausted' }));
  const step = stepNamed(page, 'Check the credits');
  const value = step.locator('[data-slot="field"]').first();
  await expect(step).toContainText(/blocking/i);
  const result = step.getByText('Result:').locator('..');
  const sentence = 'Result: Credits come first, bought or awaited.';
  const offer = page.getByRole('button', { name: 'Comment on this sentence' });
  const widget = widgetOf(page);

  // The reader's own values are nothing to quote.
  await value.evaluate((element) => getSelection()?.selectAllChildren(element));
  await value.click({ trial: true });
  await expect(offer).toBeHidden();

  // Two letters, the second chosen with the keyboard.
  await result.evaluate(
    ({ lastChild: text }) => text && getSelection()?.setBaseAndExtent(text, 3, text, 4),
  );
  await page.keyboard.press('Shift+ArrowRight');
  await expect(offer).toBeVisible();
  await expect(page.getByText('Press Alt+Shift+F to comment on it.')).toBeAttached();
  await page.keyboard.press('Alt+Shift+F');
  await expect(widget.getByRole('blockquote')).toHaveText(sentence);
  await expect(widget.getByLabel('Which part?')).toHaveValue('step:check-credits');
  await expect(widget.getByRole('radio', { name: 'Yes' })).toBeFocused();
  expect(await findViolations(page, 'rb-feedback')).toEqual([]);
  await widget.getByRole('button', { name: 'Remove the quoted sentence' }).click();
  await expect(widget.getByRole('blockquote')).toBeHidden();

  // The rest of the step, its values between: with the pointer, and nothing moves.
  const before = await step.boundingBox();
  await result.evaluate((element) =>
    getSelection()?.setBaseAndExtent(element, 0, element.closest('li') ?? element, 2),
  );
  await offer.click();
  expect((await step.boundingBox())?.height).toBe(before?.height);
  await expect(widget.getByRole('blockquote')).toContainText(sentence);
  await expect(widget.getByRole('blockquote')).toContainText('remaining_fix_credits');
  await expect(widget.getByRole('blockquote')).not.toContainText(/blocking/i);
  await widget.getByRole('radio', { name: 'No' }).check();
  await widget.getByRole('button', { name: 'Send feedback' }).click();
  await expect(thanksIn(page)).toBeFocused();
  const [item] = await readQueue(site.url);
  expect(item).toMatchObject({ step: 'check-credits', helpful: false });
  expect(item?.excerpt).toContain(sentence);

  await step.hover();
  await step.getByRole('link', { name: 'Comment on this step: Check the credits' }).click();
  await expect(widget.getByRole('radio', { name: 'Yes' })).toBeFocused();
  await expect(widget.getByLabel('Which part?')).toHaveValue('step:check-credits');
  await expect(widget.getByRole('blockquote')).toBeHidden();
});

test('a reader gives their address, and deletes what they sent', async ({
  page,
  site,
  signInAs,
}) => {
  await signInAs('ready@sandbox.test');
  await page.goto(MAIN_GUIDE);
  const widget = widgetOf(page);
  await widget.getByRole('radio', { name: 'No' }).check();
  await expect(widget.getByText('Sent without your name.')).toBeVisible();
  await expect(widget.getByLabel('What should we know?')).toHaveAccessibleDescription(
    /No personal data is needed/,
  );
  await widget.getByLabel('What should we know?').fill('Please answer me');
  await widget.getByLabel('Send with my e-mail address').check();
  await expect(widget.getByText('Sent without your name.')).toBeHidden();
  await expect(widget.getByText('Sent with your e-mail address')).toBeVisible();
  await widget.getByRole('button', { name: 'Send feedback' }).click();
  await expect(thanksIn(page)).toBeVisible();
  expect(await readQueue(site.url)).toHaveLength(1);
  await widget.getByRole('link', { name: 'See or delete what you sent' }).click();
  const item = page.getByRole('article', { name: 'Feedback on Plan and credit blocks' });
  await expect(item).toContainText('Please answer me');
  await expect(item).toContainText('Waits for a docs reviewer.');
  expect(await findViolations(page, 'main')).toEqual([]);
  await item.getByRole('link', { name: 'Delete' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Delete your feedback?');
  expect(await readQueue(site.url)).toHaveLength(1);
  await page.getByRole('button', { name: 'Yes, delete it' }).click();
  await expect(page.getByText('Deleted: 1 piece of feedback.')).toBeVisible();
  expect(await readQueue(site.url)).toEqual([]);
});
