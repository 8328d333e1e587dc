import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const MAC_CHROME = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/**
 * The browser for the tests: `CHROMIUM_PATH`, Playwright's own, or one on the
 * machine. Null if there is none. A `CHROMIUM_PATH` that cannot be run is an
 * error, not a reason to look elsewhere.
 */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | null {
  const wanted = env['CHROMIUM_PATH'];
  if (wanted) {
    if (canRun(wanted)) return wanted;
    throw new Error(`CHROMIUM_PATH is ${wanted}, which cannot be run. Correct or unset it.`);
  }
  const onPath = (env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [chromium.executablePath(), ...onPath, MAC_CHROME].find(canRun) ?? null;
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
