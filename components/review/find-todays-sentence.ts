import { diffWords } from 'diff';
import type { PageSentence } from '#src/contracts/page-sentence.ts';
import { splitSentences } from '#src/contracts/split-sentences.ts';
import { closestName } from '#src/registry/closest-name.ts';

/** A piece of both sentences, or of one of them. */
export interface DiffPart {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

export type TodaysSentence =
  | { outcome: 'unchanged' }
  | { outcome: 'changed'; today: string; parts: DiffPart[] }
  | { outcome: 'gone' }
  /** The present build does not know the page. */
  | { outcome: 'unknown' };

/**
 * What has become of a sentence that a reader saw: looked for in its section,
 * then on the whole page. An excerpt may be a part of a sentence, or several.
 */
export function findTodaysSentence(
  excerpt: string,
  anchor: string | null,
  sentences: readonly PageSentence[] | undefined,
): TodaysSentence {
  const read = splitSentences(excerpt);
  if (!sentences || sentences.length === 0 || read.length === 0) return { outcome: 'unknown' };
  const seen = read.join(' ');
  const section = sentences.filter((each) => each.anchor === anchor).map(({ text }) => text);
  const page = sentences.map(({ text }) => text);
  if ([section, page].some((texts) => texts.join(' ').includes(seen))) {
    return { outcome: 'unchanged' };
  }
  const today = findClosest(seen, read.length, section) ?? findClosest(seen, read.length, page);
  if (today === null) return { outcome: 'gone' };
  return { outcome: 'changed', today, parts: compareWords(seen, today) };
}

/** As many sentences in a row as the excerpt has. */
function findClosest(seen: string, length: number, texts: readonly string[]): string | null {
  const runs = texts.map((_, index) => texts.slice(index, index + length).join(' '));
  return closestName(seen, runs);
}

const compareWords = (seen: string, today: string): DiffPart[] =>
  diffWords(seen, today).map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
