import { expect, it } from 'vitest';
import { announceFinding } from '#components/support/announce-finding.ts';
import { describeEvidence } from '#components/support/describe-evidence.ts';
import { describeWho } from '#components/support/describe-who.ts';
import { lookUp } from '#components/support/look-up.ts';
import { NOTHING_ASKED, readInquiry, type SupportInquiry } from '#src/contracts/support-inquiry.ts';
import { registry } from '#src/registry/registry.ts';

const CREDIT = 'CREDIT_BALANCE_EXHAUSTED';
const TEXT = `${CREDIT}, my fix at fix-tasks/fix_1`;
const ask = (inquiry: Partial<SupportInquiry>) =>
  lookUp(registry, { ...NOTHING_ASKED, ...inquiry }, 'https://help.test');

it('takes the context from the text, unless it is chosen', () => {
  expect(ask({ text: TEXT }).context).toEqual({ action: 'fix', target: 'fix-tasks/fix_1' });
  expect(ask({ text: TEXT, action: 'ai' }).context.action).toBe('ai');
  expect(ask({ text: TEXT, action: '', target: '' }).context).toEqual({});
  expect(ask({ text: TEXT, target: ' reports/rep_1 ' }).context).toEqual({
    target: 'reports/rep_1',
  });
  expect(ask({ text: TEXT, target: 'elsewhere/1' }).context).toEqual({ action: 'fix' });
});

it('puts the context into reply and link', () => {
  const [found] = ask({ text: TEXT }).found;
  expect(found?.reply.url).toBe(`https://help.test/r/${CREDIT}?action=fix&target=fix-tasks/fix_1`);
});

it('answers for a picked code, whatever the text says', () => {
  expect(ask({ text: 'no idea', pick: CREDIT }).found).toMatchObject([
    { code: CREDIT, evidence: [] },
  ]);
  expect(ask({ text: '', pick: 'NO_SUCH_CODE' }).found).toEqual([]);
});

it('says aloud what was found', () => {
  expect(announceFinding(ask({ text: CREDIT }))).toBe(`Recognised: ${CREDIT}.`);
  expect(announceFinding(ask({ text: `${CREDIT} PLAN_CHANGE_REQUIRED` }))).toBe(
    `2 codes, in deciding order: PLAN_CHANGE_REQUIRED, ${CREDIT}.`,
  );
  expect(announceFinding(ask({ text: 'hm' }))).toBe('No code recognised.');
});

it('says why, on one line', () => {
  const text = 'No credits left\nfor this action';
  expect(describeEvidence({ kind: 'message', text })).toBe(
    'The product says “No credits left for this action” with this code.',
  );
  expect(describeEvidence({ kind: 'code', text: CREDIT })).toBe('It names the code.');
  expect(describeEvidence({ kind: 'code', text: 'plan change required' })).toContain(
    '“plan change required”',
  );
});

it('says who must act, by role', () => {
  expect(describeWho(['owner', 'agency'])).toBe(
    'Account owner or agency. Finance reviewer: can look and wait.',
  );
  expect(describeWho(['owner', 'finance_reviewer', 'agency'])).toContain('each can take');
  expect(describeWho([])).toMatch(/^Nobody/);
});

it('reads a form: what is empty is not chosen', () => {
  const form = new URLSearchParams({ text: 'a', block_action: '', block_target: 'x', other: '1' });
  expect(readInquiry(form)).toEqual({ text: 'a', action: null, target: 'x', pick: null });
});
