import { describe, expect, it } from 'vitest';
import { recogniseMessage } from '#components/support/recognise-message.ts';
import { CODES, type Code } from '#src/registry/names.ts';
import { findCode, registry, type Registry } from '#src/registry/registry.ts';

const CREDIT = 'CREDIT_BALANCE_EXHAUSTED';
const PAST_DUE = 'SUBSCRIPTION_PAST_DUE';
const codesIn = (text: string, source: Registry = registry) =>
  recogniseMessage(source, text).codes.map(({ code }) => code);
const evidenceIn = (text: string) => recogniseMessage(registry, text).codes[0]?.evidence;

describe('a code', () => {
  it.each<[string, Code[]]>([
    ['CREDIT_BALANCE_EXHAUSTED', [CREDIT]],
    ['  credit_balance_exhausted\n', [CREDIT]],
    ['Credit_Balance_Exhausted', [CREDIT]],
    ['credit-balance-exhausted', [CREDIT]],
    ['credit balance exhausted', [CREDIT]],
    ['CreditBalanceExhausted', [CREDIT]],
    ['ＣＲＥＤＩＴ_BALANCE_EXHAUSTED', [CREDIT]],
    ['CREDIT\\_BALANCE\\_EXHAUSTED', [CREDIT]],
    ['CREDIT_\u200bBALANCE_EXHAUSTED', [CREDIT]],
    ['credit‑balance‑exhausted', [CREDIT]],
    ['Error [CREDIT_BALANCE_EXHAUSTED]: what now?', [CREDIT]],
    ['“CREDIT_BALANCE_EXHAUSTED”.', [CREDIT]],
    ['code:CREDIT_BALANCE_EXHAUSTED,', [CREDIT]],
    ['It said CREDIT_BALANCE_EXHAUSTED - and then nothing', [CREDIT]],
    ['https://help.test/r/credit-balance-exhausted', [CREDIT]],
    ['https://help.test/reasons/credit-balance-exhausted/?action=fix', [CREDIT]],
    ['https://help.test/guides/plan-and-credit-blocks/#CREDIT_BALANCE_EXHAUSTED', [CREDIT]],
    ['/guides/plan-and-credit-blocks/?code=CREDIT_BALANCE_EXHAUSTED&action=fix', [CREDIT]],
    ['/sign-in?return=%2Fguides%2Fx%2F%3Fcode%3DCREDIT_BALANCE_EXHAUSTED%26action%3Dfix', [CREDIT]],
    ['<a href="/r/X?a=1&amp;code=ACCOUNT_MISMATCH">', ['ACCOUNT_MISMATCH']],
    ['CREDIT_BALANCE_EXHAUSTED_AT', []],
    ['MY_CREDIT_BALANCE_EXHAUSTED', []],
    ['my-credit-balance-exhausted', []],
    ['CREDIT_BALANCE', []],
    ['credit, balance, exhausted', []],
    ['xCREDIT_BALANCE_EXHAUSTED', []],
    ['', []],
    ['%E0%A4%A', []],
    ['Good morning, how are you?', []],
  ])('%j is %j', (text, codes) => {
    expect(codesIn(text)).toEqual(codes);
  });
});

describe('the product’s own words', () => {
  it.each<[string, Code[]]>([
    ['No credits left for this action.', [CREDIT]],
    ['no credits left for this action', [CREDIT]],
    ['Hi! It says “No credits left for this action.” Why?', [CREDIT]],
    ['> It says: No credits left\r\n> for this action.', [CREDIT]],
    ['No\u00a0credits   left for this action', [CREDIT]],
    ['No credits left for this', []],
    ['There are no credits left for this actionable item', []],
    ['The credits are used up', [CREDIT]],
    ['Your AI credit limit is reached. You can go on without AI.', ['AI_CREDIT_LIMIT_REACHED']],
  ])('%j is %j', (text, codes) => {
    expect(codesIn(text)).toEqual(codes);
  });

  it.each(CODES)('knows %s by its message, word for word', (code) => {
    const { message } = findCode(registry, code);
    expect(codesIn(`The button says: ${message} What now?`)).toEqual([code]);
  });
});

describe('why', () => {
  it.each([
    [CREDIT, 'code', CREDIT],
    ['Is it credit-balance-exhausted?', 'code', 'credit-balance-exhausted'],
    ['see /r/credit-balance-exhausted', 'link', 'credit-balance-exhausted'],
    ['see ?x=1&code=CREDIT_BALANCE_EXHAUSTED', 'link', CREDIT],
    ['No credits left for this action.', 'message', 'No credits left for this action'],
    ['The credits are used up!', 'title', 'The credits are used up'],
  ])('%j: %s, by %j', (text, kind, words) => {
    expect(evidenceIn(text)).toEqual([{ kind, text: words }]);
  });

  it('gives each reason once', () => {
    expect(evidenceIn(`${CREDIT} ${CREDIT} No credits left for this action.`)).toEqual([
      { kind: 'code', text: CREDIT },
      { kind: 'message', text: 'No credits left for this action' },
    ]);
  });
});

it('lists several codes as they decide, gates first', () => {
  const text = `${CREDIT}, then ${PAST_DUE}, then This belongs to another account.`;
  expect(codesIn(text)).toEqual(['ACCOUNT_MISMATCH', PAST_DUE, CREDIT]);
});

describe('names that changed', () => {
  const changed = (entry: object): Registry => ({
    ...registry,
    reasons: {
      ...registry.reasons,
      [CREDIT]: { ...registry.reasons[CREDIT], ...entry },
    },
  });

  it('leads a former name to the name of today', () => {
    const source = changed({ formerNames: ['OUT_OF_CREDITS'] });
    const [found] = recogniseMessage(source, 'it said out-of-credits').codes;
    expect(found).toEqual({
      code: CREDIT,
      evidence: [{ kind: 'former_name', text: 'out-of-credits' }],
    });
  });

  it('leads a retired code to its successor; a deprecated one still works', () => {
    const since = '2027-01-01';
    const retired = { state: 'retired', since, replacedBy: PAST_DUE };
    expect(codesIn(CREDIT, changed({ lifecycle: retired }))).toEqual([PAST_DUE]);
    const deprecated = { ...retired, state: 'deprecated' };
    expect(codesIn(CREDIT, changed({ lifecycle: deprecated }))).toEqual([CREDIT]);
  });

  it('still knows a retired code without a successor', () => {
    const lifecycle = { state: 'retired', since: '2027-01-01' };
    expect(codesIn(CREDIT, changed({ lifecycle }))).toEqual([CREDIT]);
  });
});

describe('where nothing is recognised', () => {
  const closest = (text: string) => recogniseMessage(registry, text).closest;

  it.each([
    ['CREDIT_BALANCE_EXAUSTED', CREDIT],
    ['they told me subscripton-past-due', PAST_DUE],
    ['my subscription is overdue since Monday', PAST_DUE],
    ['Monitoring does not run any more', 'MONITORING_ENTITLEMENT_MISSING'],
    ['I have no credits', CREDIT],
  ])('%j comes closest to %s', (text, code) => {
    expect(closest(text)[0]).toBe(code);
  });

  it('offers no more than three, and none where nothing is near', () => {
    const words = CODES.map((code) => findCode(registry, code).title.slice(4)).join('. ');
    expect(closest(words).length).toBe(3);
    expect(closest('Good morning')).toEqual([]);
  });

  it('offers none beside a code', () => {
    expect(closest(`${CREDIT} SUBSCRIPTION_PAST_DU`)).toEqual([]);
  });
});

it('reads a long thread, well within the time that a test has', () => {
  const thread = 'Dear support, the credit balance was not exhausted, he said. '.repeat(2000);
  expect(codesIn(`${thread} ${CREDIT}`)).toEqual([CREDIT]);
});
