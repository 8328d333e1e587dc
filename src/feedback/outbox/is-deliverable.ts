import type { FeedbackRow } from '../tables.ts';

/**
 * Whether anything of an item may leave the site, asked each time that one of
 * its messages is about to be sent. What may not is withheld until the next
 * decision on the item. Spam is nobody's news, so what was spam from the start
 * never leaves; that something became spam is told. Held items stay here.
 */
export const isDeliverable = ({ status, version, personal }: FeedbackRow): boolean =>
  personal !== 'held' && (status !== 'spam' || version > 1);
