import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** Two builds into one folder would break each other: the second one waits. */
export async function withBuildLock<T>(projectDir: string, build: () => Promise<T>): Promise<T> {
  const path = join(projectDir, 'node_modules/.cache/reasonbook/build.lock');
  mkdirSync(dirname(path), { recursive: true });
  while (!tryLock(path)) await delay(200);
  try {
    return await build();
  } finally {
    rmSync(path, { force: true });
  }
}

function tryLock(path: string): boolean {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!isHeld(path)) rmSync(path, { force: true });
    return false;
  }
}

/** A build that was killed leaves its lock behind. */
function isHeld(path: string): boolean {
  try {
    const pid = Number(readFileSync(path, 'utf8'));
    // Empty for the moment between creating and writing.
    if (pid > 0) process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
