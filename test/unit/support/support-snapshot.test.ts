import { describe, expect, it } from 'vitest';
import { recogniseMessage } from '#components/support/recognise-message.ts';
import {
  readSnapshot,
  writeSnapshot,
  type SupportSnapshot,
} from '#src/contracts/support-snapshot.ts';
import { registry } from '#src/registry/registry.ts';

const blocked: SupportSnapshot = {
  verdict: 'blocked',
  codes: ['SUBSCRIPTION_PAST_DUE', 'CREDIT_BALANCE_EXHAUSTED'],
  action: 'fix',
  target: 'fix-tasks/fix_1',
  account: 'acc_1',
  version: 7,
  as_of: '2026-11-23T12:00:00.000Z',
  steps: [
    { id: 'open-billing', status: 'done' },
    { id: 'check-payment', status: 'current' },
  ],
};
const nothing: SupportSnapshot = {
  verdict: 'stop',
  codes: [],
  action: null,
  target: null,
  account: null,
  version: null,
  as_of: null,
  steps: [],
};

describe('a snapshot', () => {
  it('is plain text that people can read', () => {
    expect(writeSnapshot(blocked)).toBe(`Reasonbook snapshot for support
Verdict: blocked
Codes: SUBSCRIPTION_PAST_DUE, CREDIT_BALANCE_EXHAUSTED
Action: fix
Target: fix-tasks/fix_1
Account: acc_1
Version: 7
As of: 2026-11-23T12:00:00.000Z
Steps:
- open-billing: done
- check-payment: current`);
  });

  it.each([blocked, nothing])('is read back as it was written', (snapshot) => {
    expect(readSnapshot(writeSnapshot(snapshot))).toEqual(snapshot);
  });

  it('is read inside a message, quoted and with the line ends of e-mail', () => {
    const quoted = writeSnapshot(blocked).replaceAll(/^/gm, '> ').replaceAll('\n', '\r\n');
    expect(readSnapshot(`Hi,\r\n\r\n${quoted}\r\nThanks, Kim`)).toEqual(blocked);
  });

  it.each([
    ['no snapshot', 'Verdict: blocked'],
    ['no verdict', 'Reasonbook snapshot for support\nCodes: none'],
    ['another verdict', writeSnapshot(nothing).replace('stop', 'fine')],
    ['a code that nobody knows', writeSnapshot(nothing).replace('Codes: none', 'Codes: NO_SUCH')],
    ['a target with markup', writeSnapshot(nothing).replace('Target: none', 'Target: <b>')],
  ])('is not read from %s', (_, text) => {
    expect(readSnapshot(text)).toBeNull();
  });
});

it('brings codes and context to whoever pastes it', () => {
  const { codes, context, snapshot } = recogniseMessage(registry, writeSnapshot(blocked));
  expect(codes.map(({ code }) => code)).toEqual(blocked.codes);
  expect(context).toEqual({ action: 'fix', target: 'fix-tasks/fix_1' });
  expect(snapshot).toEqual(blocked);
});

it('needs no code: a ready one is recognised too', () => {
  const ready = { ...nothing, verdict: 'ready' as const, account: 'acc_1' };
  expect(recogniseMessage(registry, writeSnapshot(ready))).toEqual({
    codes: [],
    context: {},
    snapshot: ready,
    closest: [],
  });
});
