import { describe, expect, it } from 'vitest';
import { readReviewPlace, reviewPath } from '#components/review/review-path.ts';
import { commitLink, sourceLink } from '#components/review/source-link.ts';

describe('reviewPath', () => {
  it('keeps the place through an address', () => {
    const place = { status: 'new', page: '/fields/', cursor: 'abc', item: 'i-1', saved: undefined };
    const path = reviewPath(place);
    expect(path).toBe('/review?status=new&page=/fields/&cursor=abc&item=i-1');
    expect(readReviewPlace(new URL(path, 'http://site.test').searchParams)).toEqual(place);
  });

  it('counts empty filters as none', () => {
    expect(reviewPath(readReviewPlace(new URLSearchParams('status=&page=')))).toBe('/review');
  });
});

describe('sourceLink', () => {
  it.each(['https://git.test/docs', 'https://git.test/docs/', 'git+https://git.test/docs.git'])(
    'leads to the line in %s',
    (repo) => {
      expect(sourceLink(repo, 'abc123', { path: 'content/guides/a b.mdx', line: 7 })).toBe(
        'https://git.test/docs/blob/abc123/content/guides/a%20b.mdx#L7',
      );
      expect(commitLink(repo, 'abc1234')).toBe('https://git.test/docs/commit/abc1234');
    },
  );
});
