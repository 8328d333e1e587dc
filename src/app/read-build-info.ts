import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BuildInfoSchema } from '#src/contracts/build-info.ts';
import type { BuildInfo } from '#src/contracts/build-info.ts';
import { hashBuildInputs, readContentCommit } from './build-fingerprint.ts';

export const buildInfoPath = (distDir: string) => join(distDir, 'build-info.json');

/** What the finished build in that folder knows; null when there is none. */
export function readBuildInfo(distDir: string): BuildInfo | null {
  const path = buildInfoPath(distDir);
  if (!existsSync(path)) return null;
  const parsed = BuildInfoSchema.safeParse(parseJson(readFileSync(path, 'utf8')));
  return parsed.success ? parsed.data : null;
}

/** A build that was killed while writing leaves half a file: no build, so the next start makes one. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * Whether the build was made from what is there now. Without git (an image, an
 * unpacked archive) the commit baked into the build counts as the present one.
 */
export function isBuildCurrent(
  build: BuildInfo | null,
  projectDir: string,
  vars: Record<string, string | undefined>,
): build is BuildInfo {
  if (!build || build.fingerprint !== hashBuildInputs(projectDir, vars)) return false;
  const commit = readContentCommit(projectDir);
  return commit === null || commit === build.commit;
}
