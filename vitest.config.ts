import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Two cores are enough for all tests, and none may starve another's server.
    maxWorkers: 2,
    // No file changes what it shares with others; a process for each took a third of the time.
    isolate: false,
    // A busy machine is no reason to fail; what hangs fails all the same.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    expect: { poll: { timeout: 15_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          setupFiles: ['test/support/fail-on-console.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          setupFiles: ['test/support/fail-on-console.ts'],
          globalSetup: ['test/support/prepare-run.ts'],
        },
      },
    ],
  },
});
