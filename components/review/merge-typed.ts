import type { DecisionValues } from '#src/contracts/decision-values.ts';
import type { FeedbackEvent } from '#src/contracts/feedback-event.ts';
import type { FeedbackItem } from '#src/contracts/feedback.ts';

const MERGED = ['status', 'assignee', 'labels', 'duplicate_of', 'fixed_in'] as const;

/** What the form shows again, and which of its fields two people decided on. */
export interface MergedForm {
  values: DecisionValues;
  contested: (typeof MERGED)[number][];
}

/**
 * What one reviewer typed, over what others changed since they looked. A field that
 * they left as it was shows what it is now, so that saving again takes nothing back;
 * what they typed themselves stays.
 */
export function mergeTyped(
  item: FeedbackItem,
  typed: DecisionValues,
  since: readonly FeedbackEvent[],
): MergedForm {
  const values = { ...typed };
  const contested: MergedForm['contested'] = [];
  for (const key of MERGED) {
    const seen = since.find(({ changes }) => key in changes)?.changes[key]?.from;
    if (seen === undefined) continue;
    if (toTyped(seen) !== tidy(typed[key])) contested.push(key);
    else values[key] = toTyped(item[key]);
  }
  // A text box that says what is so already, or says it in vain, contests nothing.
  return {
    values,
    contested: contested.filter((key) => tidy(typed[key]) !== toTyped(item[key])),
  };
}

/** A property as the form writes it. */
export function toTyped(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') : String(value ?? '');
}

const tidy = (text = '') =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
    .join(', ');
