import { createHash } from 'node:crypto';

/** Shorter words, such as "Thanks!", many readers write. */
const LEAST_CHARACTERS = 20;

/** The same for the same words in any case, spacing and punctuation; null for short ones. */
export function hashComment(comment: string | null): string | null {
  const words = (comment ?? '').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const text = words.join(' ');
  if (text.length < LEAST_CHARACTERS) return null;
  return createHash('sha256').update(text).digest('base64url');
}
