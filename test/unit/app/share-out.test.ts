import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { shareOut } from '#src/app/share-out.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'reasonbook-share-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

/** A script for threads, with a share's `items` and `data` at hand. */
function script(name: string, body: string): string {
  const path = join(dir, `${name}.mjs`);
  const imports = `import { parentPort, workerData } from 'node:worker_threads';`;
  writeFileSync(path, `${imports}\nconst { items, data } = workerData;\n${body}\n`);
  return path;
}

it.each([0, 1, 2, 7])('has each of %i items done once', async (count) => {
  const items = Array.from({ length: count }, (_, number) => `item ${number}`);
  const mark = script('mark', 'parentPort.postMessage(items.map((item) => data + item));');
  const results = await shareOut<string>(mark, { items, data: '> ' }, 1);
  expect(results.toSorted()).toEqual(items.map((item) => `> ${item}`));
});

it('starts no thread for less than a share', async () => {
  const count = script('count', 'parentPort.postMessage([items.length]);');
  const items = ['a', 'b', 'c'];
  expect(await shareOut<number>(count, { items, data: null }, 3)).toEqual([3]);
});

it('fails where a thread fails, or says nothing', async () => {
  const share = { items: ['a'], data: null };
  const broken = script('broken', `throw new Error('The disk is full.');`);
  await expect(shareOut(broken, share, 1)).rejects.toThrow('The disk is full.');
  const silent = script('silent', '');
  await expect(shareOut(silent, share, 1)).rejects.toThrow('ended (0) without a result');
});
