import { describe, expect, it } from 'vitest';
import { MAIN_GUIDE } from '#src/registry/paths.ts';
import { check, withEdit } from './temporary-content.ts';

const GUIDE = 'scan-credits';
const FILE = 'content/guides/scan-credits.mdx';
const MAIN_FILE = 'content/guides/plan-and-credit-blocks.mdx';

describe('a misspelt name in front matter', () => {
  it.each([
    ['codes', 'code', 'ACOUNT_MISMATCH', 'ACCOUNT_MISMATCH'],
    ['fields', 'field', 'acount_id', 'account_id'],
    ['steps', 'step', 'open-biling', 'open-billing'],
  ])('%s', async (key, kind, name, closest) => {
    const content = withEdit(MAIN_GUIDE, '\n---\n', `\n${key}:\n  - ${name}\n---\n`);
    expect(await check(content)).toEqual([
      { file: MAIN_FILE, line: 4, cause: `Unknown ${kind} "${name}"`, remedy: `Use "${closest}".` },
    ]);
  });

  it('is found in a list on one line too', async () => {
    const content = withEdit(GUIDE, '\n---\n', '\nfields: [acount_id]\n---\n');
    expect(await check(content)).toMatchObject([
      { file: FILE, line: 3, remedy: 'Use "account_id".' },
    ]);
  });

  it('is found in a key', async () => {
    const content = withEdit(GUIDE, '\n---\n', '\nfeilds: []\n---\n');
    expect(await check(content)).toEqual([
      { file: FILE, line: 3, cause: 'Unknown front matter "feilds"', remedy: 'Use "fields".' },
    ]);
  });
});

describe('front matter', () => {
  it.each([
    [
      'a guide without a description',
      'description: What it is for.',
      'fields: []',
      1,
      'The guide has no description',
    ],
    [
      'an empty description',
      'description: What it is for.',
      'description:',
      1,
      'The guide has no description',
    ],
    ['a list that is none', 'for.\n', 'for.\nfields: account_id\n', 3, '"fields" is not a list'],
    [
      'YAML that breaks',
      'for.\n',
      'for.\nfields: [account_id\n',
      3,
      'The front matter cannot be read: BAD_INDENT',
    ],
    [
      'a field that the guide never names',
      'for.\n',
      'for.\nfields: [account_id]\n',
      3,
      'The guide lists the field "account_id" and never speaks of it',
    ],
  ])('%s', async (_, from, to, line, cause) => {
    expect(await check(withEdit(GUIDE, from, to))).toMatchObject([{ file: FILE, line, cause }]);
  });

  it('lists a code only where the registry has it for the guide', async () => {
    const content = withEdit(
      GUIDE,
      '\n---\n',
      '\ncodes: [ACCOUNT_MISMATCH]\n---\n\n<Code name="ACCOUNT_MISMATCH" />\n',
    );
    expect(await check(content)).toMatchObject([
      { line: 3, cause: 'The registry does not relate the code "ACCOUNT_MISMATCH" to this guide' },
    ]);
  });

  it('lists steps only in the guide that has them', async () => {
    const content = withEdit(
      GUIDE,
      '\n---\n',
      '\nsteps: [continue]\n---\n\n<StepLink id="continue" />\n',
    );
    expect(await check(content)).toMatchObject([
      { line: 3, cause: 'The guide "scan-credits" has no steps' },
    ]);
  });
});
