import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';

// Each run is a process that reads all there is.
vi.setConfig({ testTimeout: 60_000 });

const MAIN = 'content/guides/plan-and-credit-blocks.mdx';

async function copyContent(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'docs-'));
  onTestFinished(() => rm(root, { recursive: true }));
  for (const folder of ['content', 'src/registry']) {
    await cp(folder, join(root, folder), { recursive: true });
  }
  return root;
}

const run = (cwd: string) =>
  spawnSync(process.execPath, [resolve('src/checks/run.ts')], { cwd, encoding: 'utf8' });

it('says nothing and succeeds where nothing drifts', async () => {
  const { status, stdout, stderr } = run(await copyContent());
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
});

it('prints one line for each finding and fails', async () => {
  const root = await copyContent();
  const file = join(root, MAIN);
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('<Step id="check-credits">', '<Step id="check-credit">'));
  const line = text.split('\n').indexOf('<Step id="check-credits">') + 1;
  const { status, stdout, stderr } = run(root);
  expect({ status, stdout, stderr }).toEqual({
    status: 1,
    stdout: `${MAIN}:${line}: Unknown step "check-credit". Use "check-credits".\n`,
    stderr: '',
  });
});
