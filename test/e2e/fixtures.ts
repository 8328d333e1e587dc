import { test as base, expect, type Locator, type Page } from '@playwright/test';
import { SANDBOX_PASSWORD } from '#src/sandbox/seed/people.ts';
import type { PricedCatalog } from '#src/registry/catalog-schema.ts';
import { startTestServer, type TestServer } from '#test/support/test-server.ts';

export { expect };

export const MAIN_GUIDE = '/guides/plan-and-credit-blocks/';

interface Fixtures {
  /** The real server, with a fresh database, for this test alone. */
  site: TestServer;
  /** What the sandbox sells in this test; null: its own catalog. */
  catalog: PricedCatalog | null;
  /** Console messages that this test expects; everything else fails it. */
  expectedConsole: RegExp[];
  signInAs: (email: string, page?: Page) => Promise<void>;
}

export const test = base.extend<Fixtures>({
  catalog: [null, { option: true }],
  site: async ({ catalog }, use) => {
    const site = await startTestServer({ catalog });
    await use(site);
    await site.stop();
  },
  baseURL: async ({ site }, use) => use(site.url),
  expectedConsole: async ({}, use) => use([]),
  context: async ({ context, expectedConsole }, use) => {
    const unexpected: string[] = [];
    context.on('console', (message) => {
      const isNoise = !['error', 'warning'].includes(message.type());
      if (isNoise || expectedConsole.some((each) => each.test(message.text()))) return;
      unexpected.push(`${message.type()}: ${message.text()}`);
    });
    context.on('weberror', (error) => unexpected.push(`exception: ${error.error().message}`));
    await use(context);
    expect(unexpected, 'console output that no test expected').toEqual([]);
  },
  signInAs: async ({ page: ownPage }, use) => {
    await use(async (email, page = ownPage) => {
      const answer = await page.request.post('/api/auth/sign-in/email', {
        data: { email, password: SANDBOX_PASSWORD },
      });
      expect(answer.status()).toBe(200);
    });
  },
});

/** The main guide with what a product's block message hands over. */
export function guideFor(context: Record<string, string>): string {
  return `${MAIN_GUIDE}?${new URLSearchParams(context)}`;
}

/**
 * The script of the feedback form has come, so that what is typed is kept: a
 * test goes on faster than any reader does.
 */
export const expectFormToKeep = (page: Page): Promise<void> =>
  expect(page.locator('rb-feedback[data-draft]')).toBeAttached();

/** The card of the signed-in reader (the signed-out one is hidden then). */
export const accountCard = (page: Page): Locator =>
  page.getByRole('region', { name: 'Your account' });

/** The step that the guide marks as the reader's. */
export const currentStep = (page: Page): Locator => page.locator('[aria-current="step"]');

/** The row of a field inside a step: its name, meaning, value and standing. */
export function fieldRow(step: Locator, name: string): Locator {
  return step
    .getByRole('term')
    .filter({ hasText: new RegExp(`^\\s*${name}\\s*$`) })
    .locator('..');
}

/** A step of the main guide, by its heading. */
export function stepNamed(page: Page, title: string): Locator {
  return page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: new RegExp(`^Step \\d+: ${title}`) }) });
}
