import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readEnv } from '#src/server/env.ts';
import type { EnvResult } from '#src/server/env.ts';
import { PROJECT_DIR } from './paths.ts';

/** The environment of this process; the repository's address comes from package.json. */
export function readProcessEnv(): EnvResult {
  const manifest = JSON.parse(readFileSync(join(PROJECT_DIR, 'package.json'), 'utf8'));
  const result = readEnv(process.env, { repo_url: manifest.repository.url });
  if (!result.ok) return result;
  return { ok: true, env: { ...result.env, data_dir: resolve(PROJECT_DIR, result.env.data_dir) } };
}
