import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PROJECT_DIR } from '#src/app/paths.ts';

interface LockedPackage {
  optionalDependencies?: Record<string, string>;
  gypfile?: boolean;
}

const lock = JSON.parse(readFileSync(join(PROJECT_DIR, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, LockedPackage>;
};

/**
 * npm leaves a platform's binary out of the lockfile when the registry at hand
 * does not have it. `npm ci` then fails everywhere, and could not serve that
 * platform. Remedy: keep the entries that `npm install` dropped from the file.
 */
it('the lockfile names the binaries of every platform', () => {
  const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) =>
        !lock.packages[`node_modules/${name}`] && !lock.packages[`${path}/node_modules/${name}`],
    ),
  );
  expect(missing).toEqual([]);
});

/**
 * better-sqlite3 brings its binaries and says so with `gypfile: false`, which npm 10
 * looks for in the lockfile and npm 11 does not write there. Without it every
 * install compiles, and fails where there is no compiler. Remedy: put it back.
 */
it('no install compiles better-sqlite3', () => {
  expect(lock.packages['node_modules/better-sqlite3']).toHaveProperty('gypfile', false);
});
