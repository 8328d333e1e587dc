import type { Page } from '@playwright/test';
import { FIELD_NAMES, type StepId } from '#src/registry/names.ts';
import { holdPayments, releasePurchases } from '#test/support/hold-payments.ts';
import { accountCard, expect, stepNamed } from '../fixtures.ts';
import type { Scene } from './scenes.ts';

/** A reader with the guide open in one tab and the product in another. */
export interface Walk {
  guide: Page;
  work: Page;
  scene: Scene;
  /** The server's database. */
  dbPath: string;
}

/**
 * What a reader does at each step of the guide when it is theirs, in the
 * product's own pages. Keyed by the registry: a step that nobody can do is a
 * compile error.
 */
export const DO_STEP: Record<StepId, (walk: Walk) => Promise<void>> = {
  'open-billing': async ({ guide, work, scene }) => {
    const link = stepNamed(guide, 'Open billing').getByRole('link', { name: '/billing' });
    await work.goto((await link.getAttribute('href')) ?? '');
    await expect(work.getByRole('heading', { name: 'Billing', level: 1 })).toBeVisible();
    for (const name of FIELD_NAMES) {
      await expect(work.getByRole('row', { name: new RegExp(`^${name} `) })).toBeVisible();
    }
    await expect(work.getByRole('link', { name: scene.code, exact: true })).toBeVisible();
  },
  'identify-action': async ({ guide, scene }) => {
    const card = accountCard(guide);
    const question = card.getByLabel('What is blocked?');
    if (await question.isVisible()) {
      await question.selectOption(scene.action);
      await card.getByLabel('Where?').selectOption(scene.target);
    }
    await expect(card).toContainText(scene.target);
  },
  'compare-plan': async ({ guide, work, scene }) => {
    await openFromGuide({ guide, work }, 'Open billing', '/billing');
    await work.getByRole('button', { name: `Pick ${scene.picks}`, exact: true }).click();
    await expect(work.getByRole('status').filter({ hasText: 'is picked' })).toBeVisible();
  },
  'check-credits': async ({ guide, work }) => {
    await openFromGuide({ guide, work }, 'Open billing', '/billing');
    await expect(work.getByRole('row', { name: /^remaining_fix_credits 0 / })).toBeVisible();
    await expect(work.getByRole('link', { name: /^Buy/ })).toHaveCount(0);
  },
  'check-payment': async ({ guide, work, scene }) => {
    const { settles = '' } = scene;
    await openFromGuide({ guide, work }, 'Check the payment', '/billing/transactions');
    const button = work.getByRole('button', { name: new RegExp(`^${settles}`) });
    if (!(await button.first().isVisible())) {
      await work.getByText('Sandbox: let something happen').first().click();
    }
    await button.first().click();
    await expect(work.getByRole('status').filter({ hasText: /settled|told/ })).toBeVisible();
  },
  'use-checkout': async ({ guide, work, scene, dbPath }) => {
    const { item, outcome, delivery } = scene.buys ?? { item: '', outcome: '' };
    const next = accountCard(guide).locator('[href^="/billing/checkout"]');
    await work.goto((await next.getAttribute('href')) ?? '');
    await work.getByRole('button', { name: `Go to payment for ${item}`, exact: true }).click();
    await work.getByRole('radio', { name: outcome, exact: true }).check();
    if (delivery) await work.getByLabel('Its webhook arrives').selectOption(delivery);
    await work.getByRole('button', { name: /^Pay \$/ }).click();
    await expect(work).toHaveURL(/returned=1/);
    holdPayments(dbPath);
  },
  'respect-limits': async ({ work, scene }) => {
    const { action, target, code } = scene;
    const refused = await work.request.post(`/api/${target}/runs`, {
      headers: { 'Idempotency-Key': crypto.randomUUID() },
      data: { action, force: true, override: true },
    });
    expect(refused.status()).toBe(409);
    expect(await refused.json()).toMatchObject({
      code,
      link: expect.stringContaining(`action=${action}&target=${target}`),
      next: { kind: expect.any(String), label: expect.any(String) },
    });
  },
  'refresh-billing': async ({ guide, work, dbPath }) => {
    await openFromGuide({ guide, work }, 'Refresh billing', '/billing');
    // Paid, and on its way: nothing can be bought a second time.
    await expect(work.getByText('A payment is on its way.').first()).toBeVisible();
    await expect(work.getByRole('link', { name: /^Buy/ })).toHaveCount(0);
    releasePurchases(dbPath);
    await expect(work.getByText('Nothing in billing blocks')).toBeVisible({ timeout: 25_000 });
  },
  'return-and-retry': async ({ guide, work, scene }) => {
    const back = accountCard(guide).getByRole('link', { name: /^Go back and start/ });
    await work.goto((await back.getAttribute('href')) ?? '');
    await expect(work).toHaveURL(new RegExp(`/${scene.target}`));
    await work.getByRole('button', { name: scene.button, exact: true }).click();
    await expect(work.getByRole('status').filter({ hasText: 'Done.' })).toBeVisible();
  },
  continue: async ({ guide }) => {
    const step = stepNamed(guide, 'Continue elsewhere');
    await step.getByRole('link', { name: 'Plans and credit state' }).click();
    await expect(guide).toHaveURL(/\/guides\/plans-and-credit-state\//);
  },
};

/** Follows a link of one of the guide's steps in the other tab; the guide stays open. */
async function openFromGuide(
  { guide, work }: Pick<Walk, 'guide' | 'work'>,
  step: string,
  path: string,
): Promise<void> {
  const link = stepNamed(guide, step).getByRole('link', { name: path, exact: true });
  await work.goto((await link.first().getAttribute('href')) ?? '');
}
