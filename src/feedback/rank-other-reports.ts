import type { FeedbackItem } from '#src/contracts/feedback.ts';

/** The page's other reports: those of the same step or code first, then the newest; each once. */
export function rankOtherReports(
  item: Pick<FeedbackItem, 'id' | 'step' | 'code'>,
  found: readonly FeedbackItem[],
  limit: number,
): FeedbackItem[] {
  const others = new Map(found.map((each) => [each.id, each]));
  others.delete(item.id);
  const isNear = ({ step, code }: FeedbackItem) =>
    (step !== null && step === item.step) || (code !== null && code === item.code);
  return [...others.values()]
    .sort(
      (one, other) =>
        Number(isNear(other)) - Number(isNear(one)) ||
        other.created_at.localeCompare(one.created_at) ||
        other.id.localeCompare(one.id),
    )
    .slice(0, limit);
}
