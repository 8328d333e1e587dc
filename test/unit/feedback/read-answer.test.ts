import { describe, expect, it } from 'vitest';
import { readAnswer } from '#components/feedback/send-feedback.ts';
import { readSharedContext } from '#components/feedback/shared-context.ts';

const errors = [{ field: 'comment', message: 'Too long.' }];

describe('readAnswer', () => {
  it.each([
    [201, { id: 'x' }, { outcome: 'stored' }],
    [200, { id: 'x' }, { outcome: 'stored' }],
    // A proxy's page, a captive portal, an empty answer: no receipt, no thanks.
    [200, {}, { outcome: 'unreachable' }],
    [200, null, { outcome: 'unreachable' }],
    [204, null, { outcome: 'unreachable' }],
    [503, { code: 'NOT_READY', title: 'Later.' }, { outcome: 'unreachable' }],
    [409, { code: 'SUBMISSION_ID_REUSED' }, { outcome: 'id_reused' }],
    [400, { errors }, { outcome: 'refused', errors }],
    [
      413,
      { title: 'Too large.' },
      { outcome: 'refused', errors: [{ field: 'form', message: 'Too large.' }] },
    ],
    [
      403,
      null,
      { outcome: 'refused', errors: [{ field: 'form', message: 'Refused with status 403.' }] },
    ],
  ])('%i %j', (status, body, expected) => {
    expect(readAnswer(status, body)).toEqual(expected);
  });
});

it.each([
  [429, '60', { outcome: 'unreachable', wait_ms: 60_000 }],
  [503, '5', { outcome: 'unreachable', wait_ms: 5000 }],
  [429, 'Tue, 24 Nov 2026 08:00:00 GMT', { outcome: 'unreachable' }],
  [408, null, { outcome: 'unreachable' }],
])('waits after %i with %j', (status, retryAfter, expected) => {
  expect(readAnswer(status, { title: 'Later.' }, retryAfter)).toEqual(expected);
});

describe('readSharedContext', () => {
  it.each([
    ['?action=fix&target=fix-tasks/fix_x', { action: 'fix', target: 'fix-tasks/fix_x' }],
    ['?action=fix&target=a/b&account=acc_x', { action: 'fix', target: 'a/b', account: 'acc_x' }],
    ['?action=fix', null],
    ['?target=a/b', null],
    ['', null],
  ])('%j', (query, expected) => {
    expect(readSharedContext(query)).toEqual(expected);
  });
});
