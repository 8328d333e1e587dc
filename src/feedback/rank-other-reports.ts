import type { FeedbackItem } from '#src/contracts/feedback.ts';

/** The page's other reports: those of the same step or code first, then the newest; each once. */
export function rankOtherReports(
  item: Pick<FeedbackItem, 'step' | 'code'>,
  /** Ids of those that stand elsewhere already, the item itself among them. */
  shown: ReadonlySet<string | undefined>,
  found: readonly FeedbackItem[],
  limit: number,
): FeedbackItem[] {
  const others = new Map(found.filter(({ id }) => !shown.has(id)).map((each) => [each.id, each]));
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
