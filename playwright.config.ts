import { defineConfig } from '@playwright/test';
import { chromiumOptions } from './test/support/chromium-options.ts';

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.test.ts',
  outputDir: 'test-results',
  globalSetup: './test/e2e/global-setup.ts',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  retries: 0,
  // A browser, a server and a test share two cores; axe reads whole pages.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    // A trace of every test costs a third of the time; `-- --trace on` records one.
    screenshot: 'only-on-failure',
  },
  projects: [
    {
      name: 'shell',
      grepInvert: /@full-browser/,
      use: { launchOptions: chromiumOptions('shell') },
    },
    // The shell has no back/forward cache.
    { name: 'full', grep: /@full-browser/, use: { launchOptions: chromiumOptions('full') } },
  ],
});
