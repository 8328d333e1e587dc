import { describe, expect, it } from 'vitest';
import { safeReturnPath } from '#src/server/return-path.ts';

describe('safeReturnPath', () => {
  it.each([
    '/',
    '/guides/plan-and-credit-blocks/',
    '/guides/plan-and-credit-blocks/?code=CREDIT_BALANCE_EXHAUSTED&target=fix-tasks/fix_x#check-credits',
    '/review?status=new',
    '/reasons/#CREDIT_BALANCE_EXHAUSTED',
    '/a?next=//evil.test',
  ])('keeps %s', (path) => {
    expect(safeReturnPath(path)).toBe(path);
  });

  it.each([
    ['nothing', null],
    ['an empty value', ''],
    ['no leading slash', 'guides/'],
    ['another site', 'https://evil.test/'],
    ['a script', 'javascript:alert(1)'],
    ['a protocol-relative address', '//evil.test'],
    ['three slashes', '///evil.test'],
    ['a backslash after the slash', '/\\evil.test'],
    ['a backslash anywhere', '/a\\..\\..\\evil.test'],
    ['a tab that browsers drop', '/\t/evil.test'],
    ['a line break that browsers drop', '/\n/evil.test'],
    ['a header break', '/a\r\nSet-Cookie: a=b'],
    ['dots that fold into two slashes', '/.//evil.test'],
    ['parent dots that fold into two slashes', '/a/..//evil.test'],
    ['encoded dots that fold into two slashes', '/%2e//evil.test'],
    ['the sign-in page itself', '/sign-in?return=/sign-in'],
    ['the way out', '/sign-out'],
  ])('goes home for %s', (_, given) => {
    expect(safeReturnPath(given)).toBe('/');
  });
});
