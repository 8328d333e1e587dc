import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_DIR } from '#src/app/paths.ts';

/**
 * A fresh folder to build a site in, inside the project, where packages are found. A link to
 * them from outside does not do: Astro takes files that share no folder with the site's root
 * for the site's own.
 */
export function makeProjectFolder(name: string): string {
  const parent = join(PROJECT_DIR, 'test-results');
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(join(parent, `${name}-`));
}
