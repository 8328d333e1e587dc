import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Everything that a build reads. */
const INPUTS = [
  'src',
  'content',
  'components',
  'public',
  'astro.config.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];
const VARIABLES = ['SITE_URL', 'REPO_URL'];

/** One hash of all inputs of the build, by content: the same tree gives the same hash anywhere. */
export function hashBuildInputs(
  projectDir: string,
  vars: Record<string, string | undefined>,
): string {
  const hash = createHash('sha256');
  for (const file of INPUTS.flatMap((input) => listFiles(join(projectDir, input)))) {
    const content = createHash('sha256').update(readFileSync(file)).digest('hex');
    hash.update(`${relative(projectDir, file)}\0${content}\n`);
  }
  for (const name of VARIABLES) hash.update(`${name}=${vars[name] ?? ''}\n`);
  return hash.digest('hex');
}

function listFiles(path: string): string[] {
  try {
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOTDIR') return [path];
    if (code === 'ENOENT') return [];
    throw error;
  }
}

/** The last commit that changed what pages say; null without git or before the first one. */
export function readContentCommit(projectDir: string): string | null {
  try {
    const commit = execFileSync(
      'git',
      ['log', '-1', '--format=%H', '--', 'content', 'src/registry'],
      { cwd: projectDir, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    ).trim();
    return commit || null;
  } catch {
    return null;
  }
}
