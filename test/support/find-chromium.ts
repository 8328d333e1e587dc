import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** `shell` draws pages and nothing around them, in half the time; `full` is the browser that readers have. */
export type BrowserKind = 'shell' | 'full';

const SHELLS = ['chromium-headless-shell', 'chrome-headless-shell'];
const BROWSERS = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
];
const MAC_CHROME = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/**
 * The browser for the tests: `CHROMIUM_PATH`, Playwright's own, or one on the
 * machine. A full browser stands in for a missing shell, not the other way
 * round. Null if there is none. A `CHROMIUM_PATH` that cannot be run is an
 * error, not a reason to look elsewhere.
 */
export function findChromium(
  kind: BrowserKind,
  env: NodeJS.ProcessEnv = process.env,
): string | null {
  const wanted = env['CHROMIUM_PATH'];
  if (wanted) {
    if (canRun(wanted)) return wanted;
    throw new Error(`CHROMIUM_PATH is ${wanted}, which cannot be run. Correct or unset it.`);
  }
  const onPath = (names: string[]) =>
    (env['PATH'] ?? '')
      .split(delimiter)
      .flatMap((folder) => names.map((name) => join(folder, name)));
  const full = [chromium.executablePath(), ...onPath(BROWSERS), MAC_CHROME];
  const candidates = kind === 'shell' ? [...onPath(SHELLS), ...full] : full;
  return candidates.find(canRun) ?? null;
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
