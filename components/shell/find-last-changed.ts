import { execFileSync } from 'node:child_process';

/**
 * When a file of this project last changed, from git; undefined where git does
 * not know (no repository, a shallow clone's edge, a file not yet committed).
 */
export function findLastChanged(path: string): Date | undefined {
  if (!found.has(path)) found.set(path, ask(path));
  return found.get(path);
}

/** Codes and fields share a file: git is asked once for all of their pages. */
const found = new Map<string, Date | undefined>();

function ask(path: string): Date | undefined {
  const date = askGit(['log', '-1', '--format=%cI', '--', path]);
  return date === '' || askGit(['rev-parse', '--is-shallow-repository']) === 'true'
    ? undefined
    : new Date(date);
}

function askGit(args: readonly string[]): string {
  try {
    return execFileSync('git', args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return '';
  }
}
