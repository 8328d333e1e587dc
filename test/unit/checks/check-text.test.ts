import { describe, expect, it } from 'vitest';
import { check, FIRST_LINE, withText } from './temporary-content.ts';

const GUIDE = 'scan-credits';
const FILE = 'content/guides/scan-credits.mdx';

describe('identifiers in text', () => {
  it.each([
    [
      '`/billing/transaction`',
      'Unknown route "/billing/transaction"',
      'Use "/billing/transactions".',
    ],
    [
      '`AI_CREDIT_LIMIT_REACHT`',
      'Unknown code "AI_CREDIT_LIMIT_REACHT"',
      'Use "AI_CREDIT_LIMIT_REACHED".',
    ],
    ['`past_du`', 'Unknown name "past_du" in a code span', 'Use "past_due".'],
    ['`Past_Due`', '"Past_Due" is spelt "past_due" in the registry', 'Use "past_due".'],
    ['`check-credit`', 'Unknown step "check-credit"', 'Use "check-credits".'],
    ['`blockt`', 'Unknown name "blockt" in a code span', 'Use "blocked".'],
  ])('%s', async (span, cause, remedy) => {
    const findings = await check(withText(GUIDE, `First line,\nthen ${span}.`));
    expect(findings).toEqual([{ file: FILE, line: FIRST_LINE + 1, column: 6, cause, remedy }]);
  });

  it('are not left in plain text', async () => {
    const findings = await check(withText(GUIDE, 'First line,\nthen credit_balance.'));
    expect(findings).toEqual([
      {
        file: FILE,
        line: FIRST_LINE + 1,
        cause: '"credit_balance" stands in plain text',
        remedy: 'Write it as a code span or with its component.',
      },
    ]);
  });

  it('are fine where they exist', async () => {
    const text =
      '`/projects/{project}` `ACCOUNT_MISMATCH` `past_due` `credit_purchase` `fix` `check-credits` `scan-credits`';
    expect(await check(withText(GUIDE, text))).toEqual([]);
  });
});

describe('links', () => {
  it.each([
    ['/guides/scan-credit/', 'leads to no page of this site', 'Use "/guides/scan-credits/".'],
    ['../monitoring-plan/', 'leads to no page of this site', 'Use "/guides/monitoring-plans/".'],
    [
      '/guides/monitoring-plans',
      'leads to no page of this site',
      'Use "/guides/monitoring-plans/".',
    ],
    [
      '/reasons/acount-mismatch/',
      'leads to no page of this site',
      'Use "/reasons/account-mismatch/".',
    ],
    [
      '/billing',
      'leads to no page of this site',
      'A product route is written <Route path="/billing" />.',
    ],
    ['/fields/#acount_id', 'leads to an anchor that /fields/ lacks', 'Use "account_id".'],
    [
      '/guides/plan-and-credit-blocks/#check-credit',
      'leads to an anchor that /guides/plan-and-credit-blocks/ lacks',
      'Use "check-credits".',
    ],
    [
      '/reasons/account-mismatch/#next-step',
      'leads to an anchor that /reasons/account-mismatch/ lacks',
      'Link to the page.',
    ],
    ['#run-ot', 'leads to an anchor that /guides/scan-credits/ lacks', 'Use "run-out".'],
    ['http://example.com/', 'uses http:', 'Use https: or mailto:.'],
  ])('%s', async (url, problem, remedy) => {
    const findings = await check(withText(GUIDE, `## Run out\n\nA [link](${url}).`));
    expect(findings).toEqual([
      {
        file: FILE,
        line: FIRST_LINE + 2,
        column: 3,
        cause: `The link "${url}" ${problem}`,
        remedy,
      },
    ]);
  });

  it.each([
    '/',
    '/reasons/',
    '/reasons/account-mismatch/',
    '/fields/#account_id',
    '../monitoring-plans/',
    '/guides/plan-and-credit-blocks/#blocked-billing-reasons',
    '/guides/plan-and-credit-blocks/#ACCOUNT_MISMATCH',
    '/guides/plan-and-credit-blocks/?action=fix#check-credits',
    '#run-out',
    '#was-this-page-helpful',
    'https://example.com/',
    'mailto:someone@example.com',
  ])('%s is fine', async (url) => {
    expect(await check(withText(GUIDE, `## Run out\n\nA [link](${url}).`))).toEqual([]);
  });
});
