import { describe, expect, it } from 'vitest';
import { hashComment } from '#src/feedback/hash-comment.ts';
import { judgeSpam, MOST_SAME_TEXTS, type SpamFacts } from '#src/feedback/judge-spam.ts';

const reader: SpamFacts = {
  hiddenField: null,
  elapsedMs: null,
  comment: 'Which balance pays for a fix?',
  sameTexts: 0,
};

describe('judgeSpam', () => {
  it.each<[Partial<SpamFacts>, string[]]>([
    [{}, []],
    [{ hiddenField: '' }, []],
    [{ hiddenField: 'https://x.test' }, ['hidden_field']],
    [{ elapsedMs: 1999 }, ['too_fast']],
    [{ elapsedMs: 2000 }, []],
    [{ elapsedMs: 5, comment: null }, []],
    [{ comment: 'http://a.b https://c.d www.e.f' }, []],
    [{ comment: 'http://a.b https://c.d www.e.f HTTPS://g.h' }, ['many_links']],
    [{ sameTexts: MOST_SAME_TEXTS - 1 }, []],
    [{ sameTexts: MOST_SAME_TEXTS, hiddenField: 'x' }, ['hidden_field', 'same_text']],
  ])('takes %j for %j', (facts, reasons) => {
    expect(judgeSpam({ ...reader, ...facts })).toEqual(reasons);
  });
});

it('hashComment knows the same words in another dress, and leaves short ones alone', () => {
  const hash = hashComment('Buy cheap credits at our shop!');
  expect(hashComment('  buy CHEAP credits — at our shop')).toBe(hash);
  expect(hashComment('Buy cheap credits at our stand')).not.toBe(hash);
  expect([hashComment(null), hashComment('Thanks!'), hashComment('!'.repeat(50))]).toEqual([
    null,
    null,
    null,
  ]);
});
