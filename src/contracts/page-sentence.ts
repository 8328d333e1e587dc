/** A sentence of a built page, and the anchor of the section that it stands in. */
export interface PageSentence {
  anchor: string | null;
  text: string;
}
