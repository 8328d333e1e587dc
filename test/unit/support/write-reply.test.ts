import { describe, expect, it } from 'vitest';
import { writeReply } from '#components/support/write-reply.ts';
import { writeStepReply } from '#components/support/write-step-reply.ts';
import { CODES, REASON_CODES, STEP_IDS } from '#src/registry/names.ts';
import { findCode, registry, type Registry } from '#src/registry/registry.ts';

const origin = 'https://help.test';
const CREDIT = 'CREDIT_BALANCE_EXHAUSTED';

describe.each(CODES)('the reply about %s', (code) => {
  const { plain, markdown, url } = writeReply(registry, code, { origin });

  it('names the next step first, and ends with the link', () => {
    expect(plain).toMatch(/^Hello,\n\nYour next step(:| depends)/);
    expect(url).toMatch(new RegExp(`^${origin}/r/${code}(\\?|$)`));
    expect(plain.endsWith(`:\n${url}`)).toBe(true);
    expect(markdown.endsWith(`](${url})`)).toBe(true);
  });

  it('says what the code means, and which it is', () => {
    expect(plain).toContain(findCode(registry, code).meaning);
    expect(markdown).toContain(`\`${code}\``);
  });

  it('promises nothing that billing does not do by itself', () => {
    expect(plain).not.toMatch(/overrid|manual|exception|refund|\bwe will\b|\bfor free\b|unlock/i);
  });

  it('is short, and plain text in its plain form', () => {
    expect(plain.length).toBeLessThan(1100);
    expect(plain).not.toMatch(/[*`[\]]/);
    expect(markdown.replaceAll(/[*`]/g, '')).toContain(plain.slice(0, plain.lastIndexOf('\n\n')));
  });

  it('says who must act exactly where not everybody can', () => {
    const { whoCanAct } = findCode(registry, code);
    const isLimited = whoCanAct.length > 0 && whoCanAct.length < 3;
    expect(/pass it on to the account owner/.test(plain)).toBe(isLimited);
    if (isLimited) expect(plain).toContain('the account owner or an agency');
  });
});

it.each(REASON_CODES)('gives %s one way for each outcome', (code) => {
  const { plain } = writeReply(registry, code, { origin });
  const outcomes = registry.reasons[code].resolution.length;
  expect(plain.match(/^- /gm) ?? []).toHaveLength(outcomes > 1 ? outcomes : 0);
});

it('speaks of what it is about', () => {
  const about = { action: 'fix', target: 'fix-tasks/fix_1', origin } as const;
  const { plain, markdown, url } = writeReply(registry, CREDIT, about);
  expect(plain).toContain('Buy fix credits at Checkout (/billing/checkout).');
  expect(plain).toContain('go back to fix-tasks/fix_1 and start an automated fix there');
  expect(markdown).toContain('go back to `fix-tasks/fix_1` and start');
  expect(url).toBe(`${origin}/r/${CREDIT}?action=fix&target=fix-tasks/fix_1`);
});

it('leaves out an action that the code never blocks', () => {
  const { plain, url } = writeReply(registry, CREDIT, { action: 'ai', origin });
  expect(plain).toContain('Buy credits at');
  expect(url).toBe(`${origin}/r/${CREDIT}`);
});

it('sends nobody to checkout for a retired code', () => {
  const retired: Registry = {
    ...registry,
    reasons: {
      ...registry.reasons,
      [CREDIT]: {
        ...registry.reasons[CREDIT],
        lifecycle: { state: 'retired', since: '2027-01-01' },
      },
    },
  };
  const { plain } = writeReply(retired, CREDIT, { origin });
  expect(plain).toContain('no longer blocks anything');
  expect(plain).not.toContain('/billing/checkout');
});

it.each(STEP_IDS)('sends a customer to the step %s', (id) => {
  const url = `${origin}/guides/plan-and-credit-blocks/#${id}`;
  const reply = writeStepReply(registry, id, url);
  expect(reply).toContain(`Your next step: ${registry.steps[id].title}.`);
  expect(reply.endsWith(url)).toBe(true);
});
