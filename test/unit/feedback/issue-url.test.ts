import { expect, it } from 'vitest';
import { issueUrl } from '#components/review/issue-url.ts';
import type { FeedbackItem } from '#src/contracts/feedback.ts';

const item: FeedbackItem = {
  id: 'i-1',
  submission_id: 's-1',
  page: '/guides/plan-and-credit-blocks/',
  step: 'check-credits',
  code: 'CREDIT_BALANCE_EXHAUSTED',
  helpful: false,
  category: 'unclear',
  comment: 'I am Ada, ada@example.test',
  excerpt: 'Look at the one balance & no other.',
  commit: 'abc1234',
  source: { path: 'content/guides/plan.mdx', line: 113 },
  verdict: 'blocked',
  codes: ['CREDIT_BALANCE_EXHAUSTED'],
  status: 'new',
  assignee: 'reviewer@sandbox.test',
  labels: [],
  duplicate_of: null,
  fixed_in: null,
  came_back_of: null,
  came_back_by: null,
  came_back_at: null,
  spam_reasons: [],
  version: 1,
  created_at: '2026-11-24T08:00:00.000Z',
  updated_at: '2026-11-24T08:00:00.000Z',
};
const write = (changes: Partial<FeedbackItem> = {}, repoUrl = 'git+https://github.com/a/b.git') =>
  new URL(
    issueUrl({
      repoUrl,
      siteUrl: 'https://docs.test',
      item: { ...item, ...changes },
      title: 'Plan and credit blocks',
      reports: 4,
    }),
  );

it('fills in what the text says, where it stands, and how many said so', () => {
  const url = write();
  expect(url.origin + url.pathname).toBe('https://github.com/a/b/issues/new');
  expect(url.searchParams.get('title')).toBe(
    'Plan and credit blocks, check-credits, CREDIT_BALANCE_EXHAUSTED: unclear',
  );
  expect(url.searchParams.get('body')).toBe(`The text in question:

> Look at the one balance & no other.

- Page: https://docs.test/guides/plan-and-credit-blocks/#check-credits
- Step: \`check-credits\`
- Code: \`CREDIT_BALANCE_EXHAUSTED\`
- Codes that held: \`CREDIT_BALANCE_EXHAUSTED\`
- Source: [content/guides/plan.mdx:113](https://github.com/a/b/blob/abc1234/content/guides/plan.mdx#L113)
- Reports: 4
- In the review queue: https://docs.test/review?item=i-1#item-i-1`);
});

it('says nothing of the reader, the reviewer, or what an account was told', () => {
  expect(decodeURIComponent(write().href)).not.toMatch(/Ada|ada@|sandbox\.test|blocked/);
});

it('speaks to GitLab as GitLab does', () => {
  const url = write({}, 'https://gitlab.example.test/docs/site');
  expect(url.pathname).toBe('/docs/site/-/issues/new');
  expect(url.searchParams.get('issue[title]')).toMatch(/^Plan and credit blocks/);
  expect(url.searchParams.get('issue[description]')).toContain('- Reports: 4');
});

it('does without excerpt, commit, step and code', () => {
  const url = write({ excerpt: null, commit: null, step: null, code: null, codes: [] });
  const body = url.searchParams.get('body') ?? '';
  expect(body).toMatch(/^- Page: /);
  expect(body).toContain('- Source: `content/guides/plan.mdx:113`');
  expect(body).not.toMatch(/Step|Code/);
});

it('cuts the excerpt so that the address stays short, and keeps the rest', () => {
  const url = write({ excerpt: '€🎈'.repeat(500) });
  expect(url.href.length).toBeLessThanOrEqual(6000);
  expect(url.href.length).toBeGreaterThan(5900);
  expect(url.searchParams.get('body')).toMatch(/…\n\n- Page: .*\n/);
  expect(url.searchParams.get('body')).not.toContain('\ufffd');
});
