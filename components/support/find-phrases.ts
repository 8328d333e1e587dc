import type { Phrase, PhraseBook } from './phrases.ts';

/** A phrase in a text, and the text that it was found as. */
export interface FoundPhrase extends Phrase {
  text: string;
  start: number;
}

interface Word {
  text: string;
  start: number;
  end: number;
}

/** Between the words of a name: one joint, or a space. */
const IN_NAME = /^(?:[_\-\u2010-\u2013]|\s{1,3})$/u;
/** Between the words of a sentence: also line breaks, quotation marks, the "> " of an e-mail. */
const IN_SENTENCE = /^[^\p{L}\p{N}]{1,12}$/u;
const JOINT = /^[_\-\u2010-\u2013]$/u;

/** The phrases of a book in a text, from its beginning; of two that overlap, the longer one. */
export function findPhrases(book: PhraseBook, text: string): FoundPhrase[] {
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    text: word.toLowerCase(),
    start: index,
    end: index + word.length,
  }));
  const found: FoundPhrase[] = [];
  for (let at = 0; at < words.length;) {
    const { phrase, count } = longestPhraseAt(book, text, words, at) ?? { phrase: null, count: 1 };
    if (phrase) found.push(phrase);
    at += count;
  }
  return found;
}

function longestPhraseAt(
  { phrases, longest }: PhraseBook,
  text: string,
  words: readonly Word[],
  at: number,
): { phrase: FoundPhrase; count: number } | null {
  for (let count = Math.min(longest, words.length - at); count > 0; count--) {
    const own = words.slice(at, at + count);
    const phrase = phrases.get(own.map((word) => word.text).join(' '));
    const [start, end] = [own[0]?.start ?? 0, own.at(-1)?.end ?? 0];
    if (!phrase || !belongTogether(phrase, text, own)) continue;
    if (isName(phrase) && isPieceOfName(text, start, end)) continue;
    return { phrase: { ...phrase, start, text: text.slice(start, end) }, count };
  }
  return null;
}

const isName = ({ kind }: Phrase) => kind === 'code' || kind === 'former_name';

function belongTogether(phrase: Phrase, text: string, own: readonly Word[]): boolean {
  const joint = isName(phrase) ? IN_NAME : IN_SENTENCE;
  return own.slice(1).every((word, before) => joint.test(text.slice(own[before]?.end, word.start)));
}

/** `CREDIT_BALANCE_EXHAUSTED_AT` holds a code's letters, and is another name. */
function isPieceOfName(text: string, start: number, end: number): boolean {
  const goesOn = (joint: string, beyond: string) =>
    JOINT.test(joint) && /[\p{L}\p{N}]/u.test(beyond);
  return (
    goesOn(text.charAt(start - 1), text.charAt(start - 2)) ||
    goesOn(text.charAt(end), text.charAt(end + 1))
  );
}
