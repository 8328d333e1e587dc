import { z } from 'zod';
import { PERSONAL_KINDS } from './personal-kinds.ts';

/** What becomes of words in which personal data was found. */
export const HELD_DECISIONS = ['remove', 'keep', 'delete'] as const;
export type HeldDecision = (typeof HELD_DECISIONS)[number];

const Id = z.guid();

/** The forms of `/review/held`: see the words, or decide on those that were seen. */
export const HeldFormSchema = z.discriminatedUnion('decision', [
  z.object({ decision: z.literal('open'), id: Id }),
  z.object({
    decision: z.enum(HELD_DECISIONS),
    id: Id,
    /** The version that was shown with the words. */
    version: z.coerce.number().int().positive(),
  }),
]);
export type HeldForm = z.infer<typeof HeldFormSchema>;

/** A held item without its words. */
export const HeldEntrySchema = z.object({
  id: z.string(),
  page: z.string(),
  step: z.string().nullable(),
  code: z.string().nullable(),
  created_at: z.iso.datetime(),
  kinds: z.array(z.enum(PERSONAL_KINDS)),
});
export type HeldEntry = z.infer<typeof HeldEntrySchema>;

/** A piece of a text; `kind` where it looks like personal data. */
export interface TextPiece {
  text: string;
  kind: (typeof PERSONAL_KINDS)[number] | null;
}

/** A held item that a reviewer has opened. */
export interface OpenHeldItem extends HeldEntry {
  version: number;
  excerpt: TextPiece[];
  comment: TextPiece[];
}
