import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from './find-chromium.ts';

/** Finds a browser, else tries to install one, else says how to get one. */
function ensureChromium(): number {
  if (findChromium('full')) return 0;
  run('playwright', ['install', 'chromium']);
  if (findChromium('full')) return 0;
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', 'chromium']);
    // Not in every release, and only faster: a run without it is as good.
    run('apt-get', ['install', '-y', '-qq', 'chromium-headless-shell']);
    if (findChromium('full')) return 0;
  }
  process.stderr.write(
    'The browser tests need Chromium, and none was found or could be installed.\n' +
      'Run `npx playwright install chromium`, install Chromium or Chrome with your package\n' +
      'manager, or set CHROMIUM_PATH to one. Then run `npm test` again.\n',
  );
  return 1;
}

function run(command: string, args: string[]): void {
  process.stdout.write(`No Chromium yet: trying ${command} ${args.join(' ')}\n`);
  spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

process.exitCode = ensureChromium();
