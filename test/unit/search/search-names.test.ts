import { describe, expect, it } from 'vitest';
import { chooseNames } from '#components/search/suggest-names.ts';
import { listSearchNames } from '#src/app/list-search-names.ts';
import { registry } from '#src/registry/registry.ts';

const names = listSearchNames(registry);

describe('a misspelt name', () => {
  it.each([
    ['bilngstate', '/fields/#billing_state'],
    ['billing-stat', '/fields/#billing_state'],
    ['CREDITBALANCEEXHUSTED', '/reasons/credit-balance-exhausted/'],
    ['credit balence exhausted', '/reasons/credit-balance-exhausted/'],
    ['scn credits', '/guides/scan-credits/'],
    ['exhuasted', '/reasons/credit-balance-exhausted/'],
    ['check the kredits', '/guides/plan-and-credit-blocks/#check-credits'],
  ])('%s leads to %s', (typed, url) => {
    expect(chooseNames(typed, names)[0]?.url).toBe(url);
  });

  it('leads to few pages, each once', () => {
    const urls = chooseNames('credit', names).map(({ url }) => url);
    expect(urls.length).toBeLessThanOrEqual(3);
    expect(new Set(urls).size).toBe(urls.length);
  });

  it('that is like none leads nowhere', () => {
    expect(chooseNames('xyzzy', names)).toEqual([]);
  });
});

describe('the list of names', () => {
  it('has earlier names beside those of today', () => {
    const reason = {
      ...registry.reasons.SUBSCRIPTION_PAST_DUE,
      formerNames: ['SUBSCRIPTION_LATE'],
    };
    const reasons = { ...registry.reasons, SUBSCRIPTION_PAST_DUE: reason };
    expect(listSearchNames({ ...registry, reasons } as never)).toContainEqual({
      name: 'SUBSCRIPTION_LATE',
      title: reason.title,
      url: '/reasons/subscription-past-due/',
      kind: 'reason',
    });
  });
});
