import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { SANDBOX_PASSWORD } from '#src/sandbox/seed/people.ts';
import { PROJECT_DIR } from '#src/app/paths.ts';
import { chromiumOptions } from './chromium-options.ts';
import prepareRun from './prepare-run.ts';
import { startTestServer } from './test-server.ts';

const GUIDE =
  '/guides/plan-and-credit-blocks/?code=CREDIT_BALANCE_EXHAUSTED&action=fix&target=fix-tasks/fix_credit_balance_exhausted';
const STEP = '[aria-current="step"]';
const SHOTS = [
  {
    name: 'guide-blocked',
    width: 1440,
    height: 900,
    at: `${GUIDE}#triage-the-plan-or-credit-block`,
    shows: STEP,
  },
  { name: 'guide-phone', width: 390, height: 844, at: `${GUIDE}#use-checkout`, shows: STEP },
  {
    name: 'product-blocked',
    width: 1100,
    height: 720,
    at: '/fix-tasks/fix_credit_balance_exhausted',
    shows: 'button[disabled]',
  },
];

/** The README's pictures, taken from the real site: `npm run screenshots`. */
const finish = prepareRun();
const site = await startTestServer();
const browser = await chromium.launch(chromiumOptions());
for (const shot of SHOTS) await takeShot(browser, shot);
await browser.close();
await site.stop();
finish();

async function takeShot(from: Browser, { name, width, height, at, shows }: (typeof SHOTS)[number]) {
  const page = await from.newPage({ baseURL: site.url, viewport: { width, height } });
  await page.request.post('/api/auth/sign-in/email', {
    data: { email: 'credit-balance-exhausted@sandbox.test', password: SANDBOX_PASSWORD },
  });
  await page.goto(at);
  await page.locator(shows).waitFor();
  await page.screenshot({ path: join(PROJECT_DIR, 'docs/screenshots', `${name}.png`) });
  await page.close();
}
