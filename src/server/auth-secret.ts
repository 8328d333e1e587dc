import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from './env.ts';

/**
 * The secret that signs sessions: from the environment, else made once and
 * kept beside the sandbox's database, so that a restart signs nobody out.
 */
export function readAuthSecret(env: Pick<Env, 'auth_secret' | 'data_dir'>): string {
  if (env.auth_secret) return env.auth_secret;
  const path = join(env.data_dir, 'auth-secret');
  if (!existsSync(path)) {
    mkdirSync(env.data_dir, { recursive: true, mode: 0o700 });
    writeFileSync(path, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  }
  return readFileSync(path, 'utf8').trim();
}
