import { describe, expect, it } from 'vitest';
import { announcement } from '#components/account/announcement.ts';
import { compareArrivedCode } from '#components/account/arrived-code.ts';
import { choosableActions, choosableTargets, keptTarget } from '#components/account/choosable.ts';
import { fieldText } from '#components/account/field-text.ts';
import { productLink } from '#components/account/product-link.ts';
import { changeSearch, parseContext } from '#components/account/reader-context.ts';
import { findMarker } from '#components/account/session-marker.ts';
import { clockText, durationText } from '#components/account/time-texts.ts';
import { unknownFields } from '#components/account/unknown-fields.ts';
import type { HeldReason } from '#src/readiness/report.ts';
import type { Code } from '#src/registry/names.ts';
import { accountList, report, START } from './fake-io.ts';

const held = (code: Code): HeldReason => ({
  code,
  title: `Title of ${code}`,
  meaning: '',
  link: '/',
  step: null,
  fields: [],
});

describe('parseContext', () => {
  it('takes what the product links with', () => {
    const search = '?code=CREDIT_BALANCE_EXHAUSTED&action=fix&target=fix-tasks/fix_a&account=acc_a';
    expect(parseContext(search)).toEqual({
      context: {
        code: 'CREDIT_BALANCE_EXHAUSTED',
        action: 'fix',
        target: 'fix-tasks/fix_a',
        account: 'acc_a',
      },
      unusable: [],
    });
  });

  it.each(['credit-balance-exhausted', 'Credit_Balance_Exhausted'])('reads the code %s', (code) => {
    expect(parseContext(`?code=${code}`).context.code).toBe('CREDIT_BALANCE_EXHAUSTED');
  });

  it.each([
    ['?action=fly&target=projects/prj_a', { target: 'projects/prj_a' }, ['action']],
    ['?action=fix&target=elsewhere/1', { action: 'fix' }, ['target']],
    ['?action=fix&target=projects/prj_a', { target: 'projects/prj_a' }, ['action']],
    ['?account=%00&code=NO_SUCH', {}, ['account', 'code']],
    ['', {}, []],
  ])('leaves out and names what cannot be used in %s', (search, context, unusable) => {
    expect(parseContext(search)).toEqual({ context, unusable });
  });
});

it('changes only the given parts of a query', () => {
  expect(changeSearch('?code=X&target=projects/a', { action: 'ai', target: null })).toBe(
    '?code=X&action=ai',
  );
  expect(changeSearch('?target=projects/a', { target: null })).toBe('');
});

it('finds the marker among other cookies', () => {
  expect(findMarker('a=1; reasonbook-signed-in=xyz; b=2')).toBe('xyz');
  expect(findMarker('a=1; not-reasonbook-signed-in=xyz')).toBeNull();
  expect(findMarker('reasonbook-signed-in=')).toBeNull();
});

describe('compareArrivedCode', () => {
  const asked = { action: 'fix', target: 'fix-tasks/fix_a' } as const;
  const credit = 'CREDIT_BALANCE_EXHAUSTED';
  const blockedBy = (primary: Code) =>
    report({ verdict: 'blocked', primary, reasons: [held(primary)] });

  it('is silent while the code holds, also behind another', () => {
    const both = { ...blockedBy('SUBSCRIPTION_PAST_DUE') };
    both.reasons = [...both.reasons, held(credit)];
    expect(compareArrivedCode(credit, both, asked)).toBeNull();
    expect(compareArrivedCode(undefined, report(), asked)).toBeNull();
  });

  it('says what holds instead', () => {
    expect(compareArrivedCode(credit, report(), asked)?.kind).toBe('nothing_holds');
    expect(compareArrivedCode(credit, blockedBy('SUBSCRIPTION_PAST_DUE'), asked)).toEqual({
      kind: 'other_holds',
      code: credit,
      primary: 'SUBSCRIPTION_PAST_DUE',
    });
  });

  it('claims nothing about a code that was not looked at', () => {
    expect(compareArrivedCode(credit, blockedBy('ACCOUNT_MISMATCH'), asked)?.kind).toBe(
      'not_checked',
    );
    const unverified = report({ verdict: 'unverified' });
    expect(compareArrivedCode(credit, unverified, asked)?.kind).toBe('cannot_tell');
    expect(compareArrivedCode(credit, unverified, {})).toBeNull();
  });
});

describe('texts', () => {
  it('says what an empty value means', () => {
    expect(fieldText({ name: 'checkout_session_id', value: null })).toBe('none');
    expect(fieldText({ name: 'credit_balance', value: null })).toBe('unknown');
    expect(fieldText({ name: 'credit_balance', value: 0 })).toBe('0');
  });

  it('shows a moment on the reader’s clock, with its day where that differs', () => {
    expect(clockText('2026-11-23T11:04:00Z', START, 'Europe/Berlin')).toBe('12:04');
    expect(clockText('2026-11-22T23:30:00Z', START, 'UTC')).toBe('22 Nov, 23:30');
    expect(clockText('2026-11-22T23:30:00Z', START, 'Europe/Berlin')).toBe('00:30');
  });

  it.each([
    [1, '1 second'],
    [60, '60 seconds'],
    [300, '5 minutes'],
    [3600, '60 minutes'],
    [7200, '2 hours'],
  ])('calls %i seconds %s', (seconds, text) => {
    expect(durationText(seconds)).toBe(text);
  });

  it('announces verdict, cause and next step', () => {
    const code = 'SUBSCRIPTION_PAST_DUE';
    const blocked = report({ verdict: 'blocked', primary: code, reasons: [held(code)] });
    const session = {
      ...accountList('acc_a'),
      context: {},
      unusable: [],
      targets: { kind: 'unread' as const },
    };
    const view = {
      kind: 'loaded',
      session,
      report: blocked,
      readAt: 0,
      serverNow: 0,
      stale: null,
    } as const;
    expect(announcement({ ...view, refreshing: false })).toBe(
      `Blocked. Title of ${code}. Next: Go back.`,
    );
    expect(announcement({ kind: 'signed_out' })).toBe('');
  });
});

it('links to the product with what it is about, and that checkout session', () => {
  const next = {
    kind: 'checkout',
    intent: 'resume_checkout',
    route: '/billing/checkout',
    label: 'Resume',
    available: true,
    checkout_session_id: 'cs_1',
  } as const;
  const pending = report({ next, primary: 'CHECKOUT_PAYMENT_PENDING' });
  const context = {
    action: 'fix',
    target: 'fix-tasks/fix_a',
    code: 'PLAN_CHANGE_REQUIRED',
  } as const;
  expect(productLink('/billing/checkout', pending, context)).toBe(
    '/billing/checkout?action=fix&target=fix-tasks/fix_a&account=acc_a&code=CHECKOUT_PAYMENT_PENDING&checkout_session_id=cs_1',
  );
});

it('offers each action once, and only targets where it runs', () => {
  const choices = [
    { target: 'projects/prj_a', actions: ['scan', 'ai'] as const },
    { target: 'reports/rep_a', actions: ['retest', 'ai'] as const },
  ].map(({ target, actions }) => ({ target, actions: [...actions] }));
  expect(choosableActions(choices)).toEqual(['scan', 'retest', 'ai']);
  expect(choosableTargets(choices, 'retest')).toEqual(['reports/rep_a']);
  expect(keptTarget(choices, 'ai', { target: 'projects/prj_a' })).toBe('projects/prj_a');
  expect(keptTarget(choices, 'retest', { target: 'projects/prj_a' })).toBeNull();
});

it('names each deciding unknown once', () => {
  const field = { name: 'billing_state', value: 'unknown', standing: 'unknown' } as const;
  const fine = { name: 'package_key', value: 'pro', standing: 'fine' } as const;
  const step = (id: 'open-billing' | 'check-payment') =>
    ({ id, status: 'upcoming', fields: [field, fine] }) as const;
  const steps = [step('open-billing'), step('check-payment')].map((one) => ({
    ...one,
    fields: [...one.fields],
  }));
  expect(unknownFields(report({ steps }))).toEqual(['billing_state']);
});
