import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DIST_DIR, PROJECT_DIR } from '#src/app/paths.ts';

/** Where the tests of this run find their build and their template database. */
const RUN_DIR_VARIABLE = 'REASONBOOK_TEST_RUN';

/**
 * Once before all tests that need a server: builds if inputs changed, keeps
 * this build and a seeded database for the run. Serves Vitest and Playwright
 * as global setup; what it returns cleans up.
 */
export default function prepareRun(): () => void {
  runScript(join(PROJECT_DIR, 'src/app/build.ts'), ['--if-changed']);
  // Inside the project, where the build finds its packages.
  const parent = join(PROJECT_DIR, 'node_modules/.cache/reasonbook');
  mkdirSync(parent, { recursive: true });
  const runDir = mkdtempSync(join(parent, 'test-run-'));
  cpSync(DIST_DIR, join(runDir, 'dist'), { recursive: true });
  const template = join(runDir, 'template');
  runScript(join(import.meta.dirname, 'make-template-database.ts'), [], { DATA_DIR: template });
  process.env[RUN_DIR_VARIABLE] = runDir;
  return () => rmSync(runDir, { recursive: true, force: true });
}

/** The build, the template database and the compiled sources of this run. */
export function readRun(): { distDir: string; templateDir: string; compileCacheDir: string } {
  const runDir = process.env[RUN_DIR_VARIABLE];
  if (!runDir) throw new Error('No test run is prepared: add prepare-run.ts as global setup.');
  return {
    distDir: join(runDir, 'dist'),
    templateDir: join(runDir, 'template'),
    compileCacheDir: join(runDir, 'compile-cache'),
  };
}

/** Only what a fresh machine would have: no variable of the developer's shell counts. */
export function cleanEnv(variables: Record<string, string> = {}): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...variables };
}

function runScript(script: string, args: string[], variables: Record<string, string> = {}): void {
  execFileSync(process.execPath, [script, ...args], {
    cwd: PROJECT_DIR,
    env: cleanEnv(variables),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
