import { describe, expect, it } from 'vitest';
import { findSitePage, listPageParts, listSitePages } from '#src/contracts/site-page.ts';
import { prepareFeedback } from '#src/feedback/prepare-feedback.ts';
import { registry, type Registry } from '#src/registry/registry.ts';
import { feedbackInput } from './feedback-input.ts';

const MAIN = '/guides/plan-and-credit-blocks/';
const build = {
  commit: 'abc',
  sources: {
    [MAIN]: {
      path: 'content/guides/plan-and-credit-blocks.mdx',
      line: 2,
      anchors: {
        'check-credits': { path: 'content/guides/plan-and-credit-blocks.mdx', line: 40 },
        CREDIT_BALANCE_EXHAUSTED: { path: 'content/guides/plan-and-credit-blocks.mdx', line: 90 },
      },
    },
  },
};
/** As a later release might have it: a guide, a step and a code under new names, one code retired. */
const later: Registry = {
  ...registry,
  guides: {
    ...registry.guides,
    'scan-credits': { ...registry.guides['scan-credits'], formerNames: ['scanning-credits'] },
    'monitoring-plans': {
      ...registry.guides['monitoring-plans'],
      lifecycle: { state: 'retired', since: '2027-01-01', replacedBy: 'scan-credits' },
    },
  },
  steps: {
    ...registry.steps,
    'check-credits': { ...registry.steps['check-credits'], formerNames: ['check-balance'] },
  },
  reasons: {
    ...registry.reasons,
    CREDIT_BALANCE_EXHAUSTED: {
      ...registry.reasons.CREDIT_BALANCE_EXHAUSTED,
      formerNames: ['CREDITS_GONE'],
    },
    PLAN_CHANGE_REQUIRED: {
      ...registry.reasons.PLAN_CHANGE_REQUIRED,
      lifecycle: { state: 'retired', since: '2027-01-01' },
    },
  },
};
const prepare = (changes: Record<string, unknown>, source = registry) =>
  prepareFeedback(source, build, feedbackInput(changes));
const errorsOf = (changes: Record<string, unknown>) => {
  const result = prepare(changes);
  return result.ok ? [] : result.errors;
};

describe('findSitePage', () => {
  it.each([
    ['/', '/'],
    ['/reasons', '/reasons/'],
    ['/fields/', '/fields/'],
    ['/guides/scan-credits', '/guides/scan-credits/'],
    ['/reasons/account-mismatch/', '/reasons/account-mismatch/'],
  ])('%s is the page %s', (path, found) => {
    expect(findSitePage(registry, path)?.path).toBe(found);
  });

  it.each([
    '',
    'guides/scan-credits',
    '/guides/',
    '/guides/nope/',
    '/guides/scan-credits/more/',
    '/guides/scan-credits?x=1',
    '/guides/scan-credits#x',
    '//evil.test/',
    '/review',
    '/guides/constructor/',
    '/constructor/',
    '/reasons/__proto__/',
  ])('%j is none of this site', (path) => {
    expect(findSitePage(registry, path)).toBeNull();
  });

  it('leads former and retired names to where they live now', () => {
    expect(findSitePage(later, '/guides/scanning-credits')?.path).toBe('/guides/scan-credits/');
    expect(findSitePage(later, '/guides/monitoring-plans/')?.path).toBe('/guides/scan-credits/');
    expect(findSitePage(later, '/reasons/credits-gone/')?.path).toBe(
      '/reasons/credit-balance-exhausted/',
    );
  });

  it('knows every page that it lists', () => {
    for (const path of listSitePages(registry)) {
      expect(findSitePage(registry, path)?.path).toBe(path);
    }
    expect(listSitePages(registry)).toHaveLength(20);
  });

  it('has the ten steps in the main guide, and one on the page of a code', () => {
    const partsOf = (path: string) => {
      const page = findSitePage(registry, path);
      return page && listPageParts(registry, page);
    };
    expect(partsOf(MAIN)?.steps).toHaveLength(10);
    expect(partsOf('/guides/scan-credits/')?.steps).toEqual([]);
    expect(partsOf('/reasons/credit-balance-exhausted/')).toEqual({
      steps: ['check-credits'],
      codes: ['CREDIT_BALANCE_EXHAUSTED'],
    });
  });
});

describe('prepareFeedback', () => {
  it.each([
    [{ page: '/guides/plan-and-credit-block/' }, 'page', MAIN],
    [{ step: 'check-credit' }, 'step', 'check-credits'],
    [{ code: 'CREDIT_BALANCE_EXHAUSTE' }, 'code', 'CREDIT_BALANCE_EXHAUSTED'],
  ])('refuses %j, names the field and the closest name', (changes, field, closest) => {
    const errors = errorsOf(changes);
    expect(errors.map((error) => error.field)).toEqual([field]);
    expect(errors[0]?.message).toContain(`Did you mean "${closest}"?`);
  });

  it.each(['/guides/scan-credits/', '/reasons/account-mismatch/', '/fields/', '/'])(
    '%s has no step check-credits',
    (page) => {
      expect(errorsOf({ page, step: 'check-credits' }).map((error) => error.field)).toEqual([
        'step',
      ]);
    },
  );

  it('names every unknown name at once', () => {
    const errors = errorsOf({ page: '/nope/', step: 'nope', code: 'NOPE' });
    expect(errors.map((error) => error.field)).toEqual(['page', 'step', 'code']);
  });

  it('maps former names, and keeps a retired one that nothing replaced', () => {
    const result = prepare({ step: 'check-balance', code: 'CREDITS_GONE' }, later);
    expect(result).toMatchObject({
      ok: true,
      feedback: { step: 'check-credits', code: 'CREDIT_BALANCE_EXHAUSTED' },
    });
    expect(prepare({ code: 'PLAN_CHANGE_REQUIRED' }, later)).toMatchObject({
      ok: true,
      feedback: { code: 'PLAN_CHANGE_REQUIRED' },
    });
  });

  it.each([
    [{ step: 'check-credits', code: 'CREDIT_BALANCE_EXHAUSTED' }, 40],
    [{ code: 'CREDIT_BALANCE_EXHAUSTED' }, 90],
    [{ step: 'open-billing' }, 2],
    [{}, 2],
  ])('%j points to line %i', (changes, line) => {
    expect(prepare(changes)).toMatchObject({ feedback: { commit: 'abc', source: { line } } });
  });

  it('has no source for a page that the build did not map', () => {
    expect(prepare({ page: '/fields/' })).toMatchObject({ feedback: { source: null } });
  });
});
