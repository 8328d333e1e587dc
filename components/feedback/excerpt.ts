/** A piece of a page's text and what of it is selected. */
export interface SelectedBlock {
  text: string;
  from: number;
  to: number;
}

/**
 * The sentences that a selection touches, as they are read: its two ends grow to
 * the ends of their sentences, white space becomes single spaces, and what is too
 * long for the limit (in code points) ends at the last word that fits. Empty where
 * nothing is selected.
 */
export function toExcerpt(blocks: readonly SelectedBlock[], limit: number): string {
  const parts = blocks.map(cutToSentences).map(collapse);
  return shorten(parts.filter(Boolean).join(' '), limit);
}

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });
const words = new Intl.Segmenter('en', { granularity: 'word' });

function cutToSentences({ text: written, from, to }: SelectedBlock): string {
  // A line of the page's source ends no sentence.
  const text = written.replaceAll(/\s/g, ' ');
  if (text.slice(from, to).trim() === '') return '';
  const touched = [...sentences.segment(text)].filter(
    ({ segment, index }) =>
      // White space alone, such as the blank after a full stop, touches nothing.
      text.slice(Math.max(from, index), Math.min(to, index + segment.length)).trim() !== '',
  );
  return touched.map(({ segment }) => segment).join('');
}

const collapse = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

/** Counts as the server does: by code points. */
function shorten(text: string, limit: number): string {
  if ([...text].length <= limit) return text;
  const room = limit - 1;
  let kept = '';
  let size = 0;
  for (const { segment } of words.segment(text)) {
    size += [...segment].length;
    if (size > room) break;
    kept += segment;
  }
  return `${kept.trimEnd() || [...text].slice(0, room).join('')}…`;
}
