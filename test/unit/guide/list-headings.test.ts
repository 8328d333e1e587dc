import { expect, it } from 'vitest';
import { listHeadings } from '#components/guide/list-headings.ts';
import { registry } from '#src/registry/registry.ts';

const heading = (depth: number, slug: string, text: string) => ({ depth, slug, text });
const triage = heading(2, 'triage', 'Triage');
const reasons = heading(2, 'reasons', 'Reasons');
const slugsOf = (body: string) =>
  listHeadings(registry, body, [triage, reasons]).map(({ slug }) => slug);

it('puts steps and reasons where the source has them', () => {
  const body = [
    '## Triage',
    '<Steps>',
    '<Step id="open-billing">text</Step>',
    '<Step id="check-credits">text</Step>',
    '</Steps>',
    '## Reasons',
    '<Reason code="CREDIT_BALANCE_EXHAUSTED">text</Reason>',
  ].join('\n');
  expect(listHeadings(registry, body, [triage, reasons])).toEqual([
    triage,
    heading(3, 'open-billing', 'Open billing'),
    heading(3, 'check-credits', 'Check the credits'),
    reasons,
    heading(3, 'CREDIT_BALANCE_EXHAUSTED', 'CREDIT_BALANCE_EXHAUSTED'),
  ]);
});

it('is not misled by code blocks, links to steps or indented hashes', () => {
  const body = '## Triage\n```sh\n## not a heading\n```\n<StepLink id="continue" />\n## Reasons\n';
  expect(slugsOf(body)).toEqual(['triage', 'reasons']);
});

it('keeps every reported heading, also one that the source does not show', () => {
  expect(slugsOf('text only')).toEqual(['triage', 'reasons']);
});
