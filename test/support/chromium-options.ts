import type { LaunchOptions } from '@playwright/test';
import { findChromium, type BrowserKind } from './find-chromium.ts';

/** How every browser of the tests is started: quiet, and allowed to run as root. */
export function chromiumOptions(kind: BrowserKind = 'full'): LaunchOptions {
  const executablePath = findChromium(kind);
  return {
    ...(executablePath !== null && { executablePath }),
    // Readers have the back/forward cache; Playwright switches it off.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  };
}
