import { randomUUID } from 'node:crypto';
import { FeedbackInputSchema, type FeedbackInput } from '#src/contracts/feedback.ts';

/** A valid body of `POST /api/feedback`, with what a test changes. */
export function feedbackBody(changes: Record<string, unknown> = {}): Record<string, unknown> {
  const page = '/guides/plan-and-credit-blocks/';
  return { submission_id: randomUUID(), page, helpful: false, ...changes };
}

export const feedbackInput = (changes: Record<string, unknown> = {}): FeedbackInput =>
  FeedbackInputSchema.parse(feedbackBody(changes));
