import { describe, expect, it } from 'vitest';
import { describePage, listPartEntries } from '#src/app/list-search-entries.ts';
import { toSearchTerm } from '#src/contracts/search.ts';
import { registry } from '#src/registry/registry.ts';

const HTML = '<body><main data-pagefind-body lang="en"><h1>Title</h1></main></body>';

describe('a page in the search index', () => {
  it('carries the names and the message of its code, earlier names included', () => {
    const renamed = {
      ...registry,
      reasons: {
        ...registry.reasons,
        SUBSCRIPTION_PAST_DUE: {
          ...registry.reasons.SUBSCRIPTION_PAST_DUE,
          formerNames: ['SUBSCRIPTION_LATE'],
          message: 'Pay "now" & wait.',
        },
      },
    };
    const { url, content } = describePage(
      renamed as never,
      '/reasons/subscription-past-due/',
      HTML,
    );
    expect(url).toBe('/reasons/subscription-past-due/');
    expect(content).toContain('data-name="SUBSCRIPTION_PAST_DUE SUBSCRIPTION_LATE"');
    expect(content).toContain('data-message="Pay &quot;now&quot; &amp; wait."');
    expect(content).toContain('data-pagefind-filter="kind:reason"');
  });

  it('is a guide by its address, and nothing else needs a kind', () => {
    const guide = describePage(registry, '/guides/scan-credits/', HTML).content;
    expect(guide).toContain('data-pagefind-filter="kind:guide"');
    expect(describePage(registry, '/', HTML).content).toBe(HTML);
    expect(describePage(registry, '/elsewhere/', HTML).content).toBe(HTML);
  });
});

it('runs no words together that only styles part', () => {
  const html = `${HTML}<dl><dt>Written as</dt><dd>A number</dd></dl><a>ONE</a><a>TWO</a><p><code>x</code>, y.</p>`;
  expect(describePage(registry, '/fields/', html).content).toContain(
    '<dt>Written as</dt> <dd>A number</dd></dl><a>ONE</a> <a>TWO</a> <p><code>x</code>, y.</p>',
  );
});

describe('entries for parts of pages', () => {
  it('lead each field and each step to its own place', () => {
    const urls = listPartEntries(registry).map(({ url }) => url);
    expect(urls).toContain('/fields/#billing_state');
    expect(urls).toContain('/guides/plan-and-credit-blocks/#check-credits');
    expect(new Set(urls).size).toBe(22);
  });
});

describe('what is looked up', () => {
  it.each([
    ['credit-balance-exhausted', 'credit_balance_exhausted'],
    [' CREDIT_BALANCE_EXHAUSTED ', 'CREDIT_BALANCE_EXHAUSTED'],
    ['AI-assisted actions', 'AI-assisted actions'],
    ['billing', 'billing'],
  ])('for %j is %j', (typed, term) => {
    expect(toSearchTerm(typed)).toBe(term);
  });
});
