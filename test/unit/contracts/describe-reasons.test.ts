import { expect, it } from 'vitest';
import { describeReasons } from '#src/contracts/describe-reasons.ts';
import { ReasonsDocumentSchema } from '#src/contracts/reasons-document.ts';
import { GATE_CODES, REASON_CODES } from '#src/registry/names.ts';
import { registry, type Registry } from '#src/registry/registry.ts';

const SITE = 'https://docs.example.com';
const describeIn = (changed: Partial<Registry['reasons']>) =>
  describeReasons({ ...registry, reasons: { ...registry.reasons, ...changed } }, SITE);

it('keeps every entry through its schema, so that nothing is left out', () => {
  const written = describeReasons(registry, SITE);
  expect(ReasonsDocumentSchema.parse(written)).toEqual(written);
  expect(written.reasons.map(({ code }) => code)).toEqual(REASON_CODES);
  expect(written.gates.map(({ code }) => code)).toEqual(GATE_CODES);
});

it('exports the very condition that decides', () => {
  const written = describeReasons(registry, SITE);
  for (const { code, condition } of written.reasons) {
    expect(condition).toBe(registry.reasons[code].condition);
  }
});

it('puts retired reasons last, without a place, and keeps their pages', () => {
  const { reasons } = describeIn({
    BILLING_STATE_BLOCKED: {
      ...registry.reasons.BILLING_STATE_BLOCKED,
      lifecycle: { state: 'retired', since: '2027-01-01', replacedBy: 'SUBSCRIPTION_PAST_DUE' },
      formerNames: ['BILLING_HOLD'],
    },
  });
  expect(reasons[0]).toMatchObject({ code: 'SUBSCRIPTION_PAST_DUE', order: 1 });
  expect(reasons.at(-1)).toMatchObject({
    code: 'BILLING_STATE_BLOCKED',
    order: null,
    links: { page: `${SITE}/reasons/billing-state-blocked/` },
    lifecycle: {
      state: 'retired',
      since: '2027-01-01',
      introduced: '2026-11-23',
      replaced_by: 'SUBSCRIPTION_PAST_DUE',
      former_names: ['BILLING_HOLD'],
    },
  });
});

it('refuses a condition of a kind that programs do not know', () => {
  const written = describeReasons(registry, SITE);
  const [first, ...others] = written.reasons;
  const broken = {
    ...written,
    reasons: [{ ...first, condition: { op: 'moon_phase' } }, ...others],
  };
  const { error } = ReasonsDocumentSchema.safeParse(broken);
  expect(error?.issues[0]?.path.slice(0, 3)).toEqual(['reasons', 0, 'condition']);
});
