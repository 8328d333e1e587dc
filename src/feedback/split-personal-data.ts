import type { TextPiece } from '#src/contracts/held-feedback.ts';
import { personalLabels } from '#src/contracts/personal-kinds.ts';
import { findPersonalData } from './find-personal-data.ts';

/** A text in pieces that make it up again, each either plain or personal. */
export async function splitPersonalData(text: string | null): Promise<TextPiece[]> {
  if (text === null) return [];
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const finding of await findPersonalData(text)) {
    pieces.push({ text: text.slice(end, finding.start), kind: null });
    pieces.push({ text: text.slice(finding.start, finding.end), kind: finding.kind });
    end = finding.end;
  }
  pieces.push({ text: text.slice(end), kind: null });
  return pieces.filter((piece) => piece.text !== '');
}

/** The text with a name of its kind in place of each personal piece. */
export async function removePersonalData(text: string | null): Promise<string | null> {
  if (text === null) return null;
  const pieces = await splitPersonalData(text);
  return pieces.map(({ kind, text: said }) => (kind ? `[${personalLabels[kind]}]` : said)).join('');
}
