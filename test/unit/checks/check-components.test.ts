import { describe, expect, it } from 'vitest';
import { registry } from '#src/registry/registry.ts';
import { check, FIRST_LINE, withText } from './temporary-content.ts';

const GUIDE = 'scan-credits';
const FILE = 'content/guides/scan-credits.mdx';

describe('a misspelt name in a component', () => {
  it.each([
    [
      '<Code name="CREDIT_BALANCE_EXAUSTED" />',
      'code "CREDIT_BALANCE_EXAUSTED"',
      'CREDIT_BALANCE_EXHAUSTED',
    ],
    ['<Field name="credit_balanc" />', 'field "credit_balanc"', 'credit_balance'],
    ['<Route path="/billing/chekout" />', 'route "/billing/chekout"', '/billing/checkout'],
    ['<StepLink id="check-credit" />', 'step "check-credit"', 'check-credits'],
    ['<GuideLink slug="scan-credit" />', 'guide "scan-credit"', 'scan-credits'],
    [
      '<BillingActions route="/billing/transaction" />',
      'billing route "/billing/transaction"',
      '/billing/transactions',
    ],
    ['<FieldValues name="biling_state" />', 'enum field "biling_state"', 'billing_state'],
    ['<WorkflowState list="redy" />', 'list "redy"', 'ready'],
    [
      '<Fields names="package_key ai_credit_balanse" />',
      'field "ai_credit_balanse"',
      'ai_credit_balance',
    ],
  ])('%s', async (element, name, closest) => {
    const findings = await check(withText(GUIDE, `See this:\n${element} there.`));
    const column = element.indexOf(' ') + 2;
    expect(findings).toEqual([
      {
        file: FILE,
        line: FIRST_LINE + 1,
        column,
        cause: `Unknown ${name}`,
        remedy: `Use "${closest}".`,
      },
    ]);
  });

  it('is found on the line of the attribute, where an element has several lines', async () => {
    const findings = await check(
      withText(GUIDE, '<Fields\n  names="credit_balance\n  package_kei"\n/>'),
    );
    expect(findings).toMatchObject([
      { line: FIRST_LINE + 1, cause: 'Unknown field "package_kei"' },
    ]);
  });

  it('names all valid ones where none is close', async () => {
    const findings = await check(
      withText(GUIDE, 'See <WorkflowState list="completely different" />.'),
    );
    expect(findings).toMatchObject([{ remedy: 'Use one of: ready, blocked, stop.' }]);
  });
});

describe('what a guide must not contain', () => {
  it.each([
    [
      'an unknown component',
      'A <Feild name="account_id" />.',
      'Unknown component <Feild>',
      'Use "Field".',
    ],
    [
      'an unknown attribute',
      'A <Field nam="x" name="account_id" />.',
      '<Field> has no attribute "nam"',
      'Use "name".',
    ],
    [
      'an attribute where none is taken',
      '<PathPicture size="big" />',
      '<PathPicture> has no attribute "size"',
      'It takes none.',
    ],
    [
      'a missing attribute',
      'A <Field />.',
      '<Field> lacks the attribute "name"',
      'Write <Field name="…">.',
    ],
    [
      'a value that is code',
      'A <Field name={"account_id"} />.',
      '<Field name> is not a literal',
      'Write name="…" with the name in it.',
    ],
    [
      'an expression',
      'Open /projects/{project} now.',
      'The braces run "project" as code',
      'Write it as text, or in a code span.',
    ],
    [
      'an import',
      "import x from 'x';",
      'A guide cannot import or export',
      'Use the components as they are: guides know them by name.',
    ],
  ])('%s', async (_, text, cause, remedy) => {
    const findings = await check(withText(GUIDE, text));
    expect(findings).toMatchObject([{ file: FILE, line: FIRST_LINE, cause, remedy }]);
  });

  it('attributes that are spread in', async () => {
    const findings = await check(withText(GUIDE, 'A <Field name="account_id" {...more} />.'));
    expect(findings).toMatchObject([{ cause: '<Field> has no attribute "{...}"' }]);
  });

  it('MDX that cannot be read', async () => {
    const findings = await check(withText(GUIDE, 'Text.\n\n<Steps>\n\nNever closed.'));
    expect(findings).toHaveLength(1);
    expect(findings[0]?.file).toBe(FILE);
    expect(findings[0]?.cause).toContain(
      'The MDX cannot be read: Expected a closing tag for `<Steps>`',
    );
  });

  it('but comments are fine', async () => {
    expect(await check(withText(GUIDE, '{/* For writers. */}'))).toEqual([]);
  });
});

it('calls a renamed name by its new one', async () => {
  const renamed = {
    ...registry,
    fields: {
      ...registry.fields,
      credit_balance: { ...registry.fields.credit_balance, formerNames: ['scan_credit_balance'] },
    },
  };
  const content = withText(GUIDE, 'See <Field name="scan_credit_balance" />.');
  expect(await check(content, renamed)).toMatchObject([
    { cause: 'The field "scan_credit_balance" was renamed', remedy: 'Use "credit_balance".' },
  ]);
});
