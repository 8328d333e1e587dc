import { describe, expect, it } from 'vitest';
import { MAIN_GUIDE } from '#src/registry/paths.ts';
import { check, FIRST_LINE, lineOf, withEdit, withText } from './temporary-content.ts';

const GUIDE = 'scan-credits';
const FILE = 'content/guides/scan-credits.mdx';
const MAIN_FILE = 'content/guides/plan-and-credit-blocks.mdx';

describe('the guide with the steps', () => {
  it.each([
    [
      'a step',
      '<Step id="check-credits">Do it.</Step>\n',
      '<Step id="compare-plan">',
      'The step "check-credits" is missing',
      'Add it after "compare-plan".',
    ],
    [
      'the last code',
      '<Reason code="CATALOG_UNSUPPORTED">Read it.</Reason>\n',
      '<Reason code="ACCOUNT_MISMATCH">',
      'The code "CATALOG_UNSUPPORTED" is missing',
      'Add it after "ACCOUNT_MISMATCH".',
    ],
    [
      'a section',
      '## Automated billing actions\n',
      '## Blocked billing reasons',
      'The section "Automated billing actions" is missing',
      'Add it after "Blocked billing reasons".',
    ],
  ])('lacks %s', async (_, taken, before, cause, remedy) => {
    const content = withEdit(MAIN_GUIDE, taken, '');
    const line = lineOf(content, MAIN_GUIDE, before);
    expect(await check(content)).toEqual([{ file: MAIN_FILE, line, cause, remedy }]);
  });

  it('lacks the first step', async () => {
    const content = withEdit(MAIN_GUIDE, '<Step id="open-billing">Do it.</Step>\n', '');
    expect(await check(content)).toMatchObject([{ line: 1, remedy: 'Add it as the first.' }]);
  });

  it('has a misspelt step: one finding, not a missing step as well', async () => {
    const content = withEdit(MAIN_GUIDE, '"check-credits"', '"check-credit"');
    const line = lineOf(content, MAIN_GUIDE, '"check-credit"');
    expect(await check(content)).toEqual([
      {
        file: MAIN_FILE,
        line,
        column: 7,
        cause: 'Unknown step "check-credit"',
        remedy: 'Use "check-credits".',
      },
    ]);
  });

  it('has a misspelt section', async () => {
    const content = withEdit(
      MAIN_GUIDE,
      '## Automated billing actions',
      '## Automatic billing actions',
    );
    const line = lineOf(content, MAIN_GUIDE, '## Automatic');
    expect(await check(content)).toEqual([
      {
        file: MAIN_FILE,
        line,
        cause: 'Unknown section "Automatic billing actions"',
        remedy: 'Use "Automated billing actions".',
      },
    ]);
  });

  it('has a step twice', async () => {
    const content = withEdit(
      MAIN_GUIDE,
      '<Step id="continue">',
      '<Step id="use-checkout">Again.</Step>\n\n<Step id="continue">',
    );
    const line = lineOf(content, MAIN_GUIDE, 'Again.');
    const first = lineOf(content, MAIN_GUIDE, '"use-checkout">Do');
    expect(await check(content)).toEqual([
      {
        file: MAIN_FILE,
        line,
        cause: 'The step "use-checkout" appears twice',
        remedy: `Keep the one in line ${first}.`,
      },
    ]);
  });

  it('has steps out of order', async () => {
    const moved = '<Step id="compare-plan">Do it.</Step>\n\n';
    const next = '<Step id="check-credits">Do it.</Step>\n\n';
    const content = withEdit(MAIN_GUIDE, moved + next, next + moved);
    const line = lineOf(content, MAIN_GUIDE, 'compare-plan');
    expect(await check(content)).toEqual([
      {
        file: MAIN_FILE,
        line,
        cause: 'The step "compare-plan" is out of order',
        remedy: 'Move it before "check-credits".',
      },
    ]);
  });

  it('is the only one with steps', async () => {
    const findings = await check(withText(GUIDE, '<Step id="continue">Do it.</Step>'));
    expect(findings).toMatchObject([
      {
        file: FILE,
        line: FIRST_LINE,
        cause: '"continue" has its place in plan-and-credit-blocks.mdx only',
      },
    ]);
  });
});
