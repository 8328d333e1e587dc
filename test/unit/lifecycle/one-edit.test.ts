import { describe, expect, it } from 'vitest';
import { listAboutChoices } from '#components/feedback/about-choices.ts';
import { describeStanding } from '#components/guide/describe-lifecycle.ts';
import { describeNotice, searchAttributes } from '#components/guide/describe-notice.ts';
import { listHeadings } from '#components/guide/list-headings.ts';
import { siteSidebar } from '#components/shell/site-sidebar.ts';
import { findMovedPage } from '#src/app/find-moved-page.ts';
import { listPageParts, listSitePages } from '#src/contracts/site-page.ts';
import { listLiveCodes } from '#src/registry/live-reasons.ts';
import { guidePath, MAIN_GUIDE } from '#src/registry/paths.ts';
import { registry } from '#src/registry/registry.ts';
import { checkContentAt } from '#test/unit/checks/drifts/drift.ts';
import { later } from './later-registry.ts';

const notice = (
  ...of: Parameters<typeof describeNotice> extends [unknown, ...infer R] ? R : never
) => describeNotice(later, ...of);

it('is all that a lifecycle takes: no text has to change with it', async () => {
  expect(await checkContentAt(process.cwd(), later)).toEqual([]);
});

describe('the notice at the top of a page', () => {
  it('says what replaces a retired code, or that nothing does', () => {
    expect(notice('code', 'SUBSCRIPTION_PAST_DUE')).toEqual({
      state: 'retired',
      subject: 'This code',
      since: '2027-01-01',
      effect: 'It blocks nothing any more.',
      successor: { label: 'BILLING_STATE_BLOCKED', href: '/reasons/billing-state-blocked/' },
    });
    expect(notice('code', 'PLAN_CHANGE_REQUIRED')).toMatchObject({ successor: null });
  });

  it('says what to use instead of a deprecated one', () => {
    expect(notice('code', 'AI_CREDIT_LIMIT_REACHED')).toMatchObject({
      state: 'deprecated',
      since: '2027-02-01',
      effect: 'The product can still show it.',
      successor: { href: '/reasons/credit-balance-exhausted/' },
    });
  });

  it('is there for guides, steps and fields too', () => {
    expect(notice('guide', 'monitoring-plans')).toMatchObject({
      successor: { label: 'Plans and credit state', href: '/guides/plans-and-credit-state/' },
    });
    expect(notice('step', 'respect-limits')).toMatchObject({
      successor: { label: 'Use checkout', href: '/guides/plan-and-credit-blocks/#use-checkout' },
    });
    expect(notice('field', 'checkout_session_id')).toMatchObject({ successor: null });
  });

  it('is not there for names that are active, renamed or not', () => {
    expect(notice('code', 'CREDIT_BALANCE_EXHAUSTED')).toBeNull();
    expect(describeNotice(registry, 'code', 'SUBSCRIPTION_PAST_DUE')).toBeNull();
  });
});

describe('lists', () => {
  const links = (source = later) =>
    siteSidebar(source).flatMap(({ items }) => items as { label: string; badge?: object }[]);

  it('the sidebar drops what is retired and marks what is deprecated', () => {
    const labels = links().map(({ label }) => label);
    expect(links(registry)).toHaveLength(labels.length + 1);
    expect(labels).not.toContain('Monitoring plans');
    const marked = links().filter(({ badge }) => badge !== undefined);
    expect(marked).toMatchObject([
      { label: 'Automated fix credits', badge: { text: 'Deprecated' } },
    ]);
    expect(links(registry).filter(({ badge }) => badge !== undefined)).toEqual([]);
  });

  it('codes say how they stand before what they mean', () => {
    expect(describeStanding(later, 'AI_CREDIT_LIMIT_REACHED')).toBe(
      'Deprecated since 2027-02-01, use CREDIT_BALANCE_EXHAUSTED. ',
    );
    expect(describeStanding(later, 'PLAN_CHANGE_REQUIRED')).toBe('Retired since 2027-01-01. ');
    expect(describeStanding(later, 'ACCOUNT_MISMATCH')).toBe('');
  });

  it('the first page and "page not found" list the codes that can still be met', () => {
    expect(listLiveCodes(later)).toHaveLength(8);
    expect(listLiveCodes(later)).toContain('AI_CREDIT_LIMIT_REACHED');
    expect(listLiveCodes(later)).not.toContain('SUBSCRIPTION_PAST_DUE');
  });

  it('"On this page" has no retired step or code', () => {
    const body =
      '<Step id="continue">\n<Step id="use-checkout">\n<Reason code="PLAN_CHANGE_REQUIRED">';
    expect(listHeadings(later, body, []).map(({ slug }) => slug)).toEqual(['use-checkout']);
    expect(listHeadings(registry, body, [])).toHaveLength(3);
  });

  it('feedback is asked about nothing that is retired, and steps count on', () => {
    const path = guidePath(MAIN_GUIDE);
    const parts = listPageParts(later, { kind: 'guide', path, slug: MAIN_GUIDE });
    const { steps, codes } = listAboutChoices(later, path, parts);
    expect(steps.map(({ label }) => label)).not.toContain('Step 10: Continue elsewhere');
    expect(steps.at(-1)?.label).toBe('Step 8: Return and retry');
    expect(codes.map(({ value }) => value)).not.toContain('code:SUBSCRIPTION_PAST_DUE');
  });

  it('what something replaced is no page to choose from', () => {
    expect(listSitePages(later)).not.toContain('/reasons/subscription-past-due/');
    expect(listSitePages(later)).toContain('/reasons/plan-change-required/');
  });
});

it('search keeps a retired page behind the others', () => {
  expect(searchAttributes(later, 'code', 'SUBSCRIPTION_PAST_DUE')).toEqual({
    'data-pagefind-weight': '0.1',
  });
  expect(searchAttributes(later, 'code', 'AI_CREDIT_LIMIT_REACHED')).toEqual({});
  expect(searchAttributes(later, 'guide', 'monitoring-plans')).not.toEqual({});
});

it('old addresses lead to the page of today, and retired pages stay where they are', () => {
  expect(findMovedPage(later, '/reasons/credits-gone/?action=fix')).toBe(
    '/reasons/credit-balance-exhausted/?action=fix',
  );
  expect(findMovedPage(later, '/guides/scanning-credits/')).toBe('/guides/scan-credits/');
  expect(findMovedPage(later, '/reasons/plan-change-required/')).toBeNull();
});
