import { createHash } from 'node:crypto';
import type { FeedbackInput } from '#src/contracts/feedback.ts';

/**
 * A fingerprint of what was sent, before names are mapped: a retry after a
 * rename is still the same submission. Absent and null are the same.
 */
export function hashFeedback(input: FeedbackInput): string {
  const share = input.share_readiness;
  const parts = [
    input.page,
    input.helpful,
    input.step ?? null,
    input.code ?? null,
    input.category ?? null,
    input.comment ?? null,
    input.excerpt ?? null,
    share ? [share.action, share.target.kind, share.target.id, share.account ?? null] : null,
    // Only where it was asked for: what was stored before there was a choice still compares equal.
    ...(input.with_name ? ['with_name'] : []),
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
