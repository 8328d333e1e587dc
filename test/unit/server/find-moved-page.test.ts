import { expect, it } from 'vitest';
import { findMovedPage } from '#src/app/find-moved-page.ts';
import { registry, type Registry } from '#src/registry/registry.ts';

const later: Registry = {
  ...registry,
  guides: {
    ...registry.guides,
    'scan-credits': { ...registry.guides['scan-credits'], formerNames: ['scanning-credits'] },
  },
  reasons: {
    ...registry.reasons,
    CREDIT_BALANCE_EXHAUSTED: {
      ...registry.reasons.CREDIT_BALANCE_EXHAUSTED,
      formerNames: ['CREDITS_GONE'],
    },
  },
};

it.each([
  ['/guides/scanning-credits/', '/guides/scan-credits/'],
  ['/reasons/credits-gone?action=fix&x=?', '/reasons/credit-balance-exhausted/?action=fix&x=?'],
  ['/reasons/CREDITS_GONE/', '/reasons/credit-balance-exhausted/'],
])('%s now lives at %s', (url, moved) => {
  expect(findMovedPage(later, url)).toBe(moved);
});

it.each(['/guides/scan-credits/', '/', '/reasons/?x', '/nope/', '//evil.test/', '', '*'])(
  '%j has not moved',
  (url) => {
    expect(findMovedPage(later, url)).toBeNull();
  },
);
