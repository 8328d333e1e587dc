/** Zero-width characters and soft hyphens, which copying brings along. */
const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/gu;

/**
 * A pasted text as it was meant: full-width letters and odd spaces as plain
 * ones, links with their escapes undone, also those inside another link.
 */
export function cleanText(text: string): string {
  const plain = text.normalize('NFKC').replace(INVISIBLE, '').replaceAll('\\_', '_');
  return undoEscapes(undoEscapes(plain)).replaceAll('&amp;', '&');
}

function undoEscapes(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (escaped) => {
    try {
      return decodeURIComponent(escaped);
    } catch {
      return escaped;
    }
  });
}
