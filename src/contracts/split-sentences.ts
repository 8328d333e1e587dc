const segmenter = new Intl.Segmenter('en-GB', { granularity: 'sentence' });

/** A text's sentences, with single spaces; the build and what is compared with it must split alike. */
export const splitSentences = (text: string): string[] =>
  Array.from(segmenter.segment(text.replaceAll(/\s+/g, ' ')), ({ segment }) =>
    segment.trim(),
  ).filter(Boolean);
