import { execFileSync } from 'node:child_process';
import { cleanEnv } from '#test/support/prepare-run.ts';

/** Runs a script of Node's to its end; how many seconds that took. */
export function runTimed(cwd: string, script: string, args: readonly string[] = []): number {
  const startedAt = performance.now();
  execFileSync(process.execPath, [script, ...args], {
    cwd,
    env: cleanEnv({ ASTRO_TELEMETRY_DISABLED: '1' }),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return (performance.now() - startedAt) / 1000;
}
