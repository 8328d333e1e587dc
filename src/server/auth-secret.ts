import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Env } from './env.ts';

/** As long as AUTH_SECRET has to be. */
const MIN_LENGTH = 32;

/**
 * The secret that signs sessions: from the environment, else made once and
 * kept beside the sandbox's database, so that a restart signs nobody out.
 */
export function readAuthSecret(env: Pick<Env, 'auth_secret' | 'data_dir'>): string {
  if (env.auth_secret) return env.auth_secret;
  const path = join(env.data_dir, 'auth-secret');
  const kept = existsSync(path) ? readFileSync(path, 'utf8').trim() : '';
  // A full disk leaves an empty file, and the auth library signs with a public secret then.
  return kept.length < MIN_LENGTH ? makeSecret(path) : kept;
}

function makeSecret(path: string): string {
  const secret = randomBytes(32).toString('base64url');
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(path, secret, { mode: 0o600 });
  return secret;
}
