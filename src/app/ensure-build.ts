import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import type { BuildInfo } from '#src/contracts/build-info.ts';
import { DIST_DIR, PROJECT_DIR } from './paths.ts';
import { isBuildCurrent, readBuildInfo } from './read-build-info.ts';
import { StartError } from './start-error.ts';

/** A finished build and where it is. */
export interface Build {
  distDir: string;
  info: BuildInfo;
}

/**
 * The build to serve: the given folder as it is (for tests, which must not see
 * a later one), else `dist`, built first when its inputs changed. Aborting
 * ends a running build and rejects.
 */
export async function ensureBuild(given: string | null, signal: AbortSignal): Promise<Build> {
  const distDir = given ? resolve(given) : DIST_DIR;
  const present = readBuildInfo(distDir);
  if (given) {
    if (present) return { distDir, info: present };
    throw new StartError(`--dist ${given} holds no finished build. Run npm run build.`);
  }
  if (isBuildCurrent(present, PROJECT_DIR, process.env)) return { distDir, info: present };
  process.stdout.write('Building the site, as its sources changed …\n');
  await runBuild(signal);
  const built = readBuildInfo(distDir);
  if (built) return { distDir, info: built };
  throw new StartError('The build left nothing to serve. Run npm run build to see why.');
}

/** In a process of its own, so that its memory goes with it. */
async function runBuild(signal: AbortSignal): Promise<void> {
  const script = join(import.meta.dirname, 'build.ts');
  const child = spawn(process.execPath, [script, '--if-changed'], { stdio: 'inherit' });
  signal.addEventListener('abort', () => child.kill());
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new StartError('The build failed; the reason is above. Nothing is served.');
}
