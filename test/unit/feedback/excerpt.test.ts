import { describe, expect, it } from 'vitest';
import { toExcerpt, type SelectedBlock } from '#components/feedback/excerpt.ts';

const TEXT = 'Credits come first. A plan can also end, e.g. in March! What then? Buy more.';

/** The block with what is between the marks selected. */
function select(marked: string): SelectedBlock {
  const [before = '', inside = '', after = ''] = marked.split('|');
  return {
    text: before + inside + after,
    from: before.length,
    to: before.length + inside.length,
  };
}

describe('toExcerpt', () => {
  it.each([
    ['Credits |come| first. A plan can end.', 'Credits come first.'],
    ['Credits come fi|rst. A p|lan can end.', 'Credits come first. A plan can end.'],
    // The blank behind a sentence, and a caret, touch nothing.
    ['Credits |come first. |A plan can end.', 'Credits come first.'],
    ['Credits ||come first.', ''],
    ['Credits come first.| |A plan can end.', ''],
    ['  Credits\n    |come|\n first.  ', 'Credits come first.'],
    ['|no full stop|', 'no full stop'],
  ])('%j', (marked, expected) => {
    expect(toExcerpt([select(marked)], 500)).toBe(expected);
  });

  it('joins what several blocks give, each to the end of its sentence', () => {
    const blocks = [select('One. Tw|o.|'), select('|Three|'), select('|Fo|ur. Five.')];
    expect(toExcerpt(blocks, 500)).toBe('Two. Three Four.');
  });

  it('cuts what is too long at a word, and counts as the server does', () => {
    const whole = { text: TEXT, from: 0, to: TEXT.length };
    expect(toExcerpt([whole], 30)).toBe('Credits come first. A plan…');
    const emoji = '🐙'.repeat(40);
    expect([...toExcerpt([select(`|${emoji}|`)], 40)]).toHaveLength(40);
    expect([...toExcerpt([select(`|${'x'.repeat(60)}|`)], 40)]).toHaveLength(40);
  });
});
