import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readAuthSecret } from '#src/server/auth-secret.ts';

function makeFolder() {
  const dir = mkdtempSync(join(tmpdir(), 'reasonbook-secret-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const data_dir = join(dir, 'data');
  return { data_dir, path: join(data_dir, 'auth-secret') };
}

const read = (data_dir: string) => readAuthSecret({ auth_secret: null, data_dir });

it('is made once, for nobody else to read', () => {
  const { data_dir, path } = makeFolder();
  const secret = read(data_dir);
  expect(secret.length).toBeGreaterThanOrEqual(32);
  expect(read(data_dir)).toBe(secret);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

it.each(['', '\n', 'half-a-secret'])('is made anew where only %j was kept', (kept) => {
  const { data_dir, path } = makeFolder();
  read(data_dir);
  writeFileSync(path, kept);
  const secret = read(data_dir);
  expect(secret.length).toBeGreaterThanOrEqual(32);
  expect(readFileSync(path, 'utf8')).toBe(secret);
});

it('comes from the environment where that has one', () => {
  const { data_dir } = makeFolder();
  const auth_secret = 'from-the-environment-and-long-enough';
  expect(readAuthSecret({ auth_secret, data_dir })).toBe(auth_secret);
});
