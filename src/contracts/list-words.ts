// Made once: each of them takes longer to make than to use.
const or = new Intl.ListFormat('en-GB', { type: 'disjunction' });
const and = new Intl.ListFormat('en-GB');

/** `a, b or c` */
export const listWithOr = (words: Iterable<string>): string => or.format(words);

/** `a, b and c` */
export const listWithAnd = (words: Iterable<string>): string => and.format(words);
