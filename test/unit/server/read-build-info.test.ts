import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { buildInfoPath, readBuildInfo } from '#src/app/read-build-info.ts';

function makeDist(info: string | null): string {
  const dist = mkdtempSync(join(tmpdir(), 'reasonbook-dist-'));
  onTestFinished(() => rmSync(dist, { recursive: true }));
  if (info !== null) writeFileSync(buildInfoPath(dist), info);
  return dist;
}

it('reads what a finished build left', () => {
  const info = {
    fingerprint: 'abc',
    commit: null,
    sources: {},
    inline: { scripts: [], styles: [] },
  };
  expect(readBuildInfo(makeDist(JSON.stringify(info)))).toEqual(info);
});

it.each([null, '', '{"fingerprint":"ab', '{}', 'null'])('takes %j for no build', (info) => {
  expect(readBuildInfo(makeDist(info))).toBeNull();
});
