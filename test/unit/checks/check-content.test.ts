import { describe, expect, it } from 'vitest';
import { checkContent } from '#src/checks/check-content.ts';
import { registry } from '#src/registry/registry.ts';
import { check, smallContent } from './temporary-content.ts';

const GUIDE = 'scan-credits';
const FILE = 'content/guides/scan-credits.mdx';

it('finds nothing in the content of this site', async () => {
  expect(await checkContent({ root: process.cwd(), registry })).toEqual([]);
});

it('finds nothing in the smallest content', async () => {
  expect(await check(smallContent())).toEqual([]);
});

describe('files', () => {
  it('a guide without a file', async () => {
    const content = smallContent();
    content.delete(GUIDE);
    expect(await check(content)).toMatchObject([
      { file: FILE, line: 1, cause: 'The guide "scan-credits" has no file' },
    ]);
  });

  it('a file without a guide', async () => {
    const content = smallContent().set('scan-kredits', '---\ndescription: D.\n---\n');
    expect(await check(content)).toEqual([
      {
        file: 'content/guides/scan-kredits.mdx',
        line: 1,
        cause: 'Unknown guide "scan-kredits.mdx"',
        remedy: 'Use "scan-credits.mdx".',
      },
    ]);
  });
});
