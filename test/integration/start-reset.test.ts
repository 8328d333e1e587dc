import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { PROJECT_DIR } from '#src/app/paths.ts';
import { databasePath } from '#src/server/db.ts';
import { cleanEnv } from '#test/support/prepare-run.ts';
import { createDataDir, startTestServer } from '#test/support/test-server.ts';

async function reset(dataDir: string): Promise<{ code: number | null; stderr: string }> {
  const child = spawn(process.execPath, [join(PROJECT_DIR, 'src/app/reset.ts')], {
    env: cleanEnv({ DATA_DIR: dataDir }),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stderr };
}

it('removes the database, and only that', async () => {
  const dataDir = createDataDir();
  onTestFinished(() => rmSync(dataDir, { recursive: true }));
  expect(existsSync(databasePath(dataDir))).toBe(true);
  expect(await reset(dataDir)).toEqual({ code: 0, stderr: '' });
  expect(existsSync(databasePath(dataDir))).toBe(false);
  expect(existsSync(join(dataDir, 'auth-secret'))).toBe(true);
  expect((await reset(dataDir)).code).toBe(0);
});

it('leaves the database of a running server alone', async () => {
  const server = await startTestServer();
  onTestFinished(server.stop);
  const refused = await reset(server.dataDir);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toMatch(/^The database .+ is in use\. Stop the server first/);
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  expect(existsSync(server.dbPath)).toBe(true);
});
