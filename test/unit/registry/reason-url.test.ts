import { expect, it } from 'vitest';
import { CODES } from '#src/registry/names.ts';
import { reasonUrl } from '#src/registry/reason-url.ts';
import { registry } from '#src/registry/registry.ts';
import { readCode } from '#src/registry/resolve-code.ts';

it('carries the work to the code’s page', () => {
  expect(
    reasonUrl('CREDIT_BALANCE_EXHAUSTED', {
      action: 'fix',
      target: 'fix-tasks/fix_ready',
      origin: 'https://docs.example.com/',
    }),
  ).toBe(
    'https://docs.example.com/r/CREDIT_BALANCE_EXHAUSTED?action=fix&target=fix-tasks/fix_ready',
  );
});

it('is a path without an origin, and bare without work', () => {
  expect(reasonUrl('ACCOUNT_MISMATCH')).toBe('/r/ACCOUNT_MISMATCH');
});

it('escapes what a target must not smuggle into the query', () => {
  const url = new URL(
    reasonUrl('ACCOUNT_MISMATCH', { target: 'a/b&code=X#y', origin: 'http://x' }),
  );
  expect(url.searchParams.get('target')).toBe('a/b&code=X#y');
  expect([url.searchParams.get('code'), url.hash]).toEqual([null, '']);
});

it.each(CODES)('names %s so that the short link can read it', (code) => {
  expect(readCode(registry, reasonUrl(code).replace('/r/', ''))).toBe(code);
});
