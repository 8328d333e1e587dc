import type { FeedbackSummary, SummaryLine } from '#src/contracts/feedback-summary.ts';

/** `0.333` -> `33%`; nothing to say of no votes. */
export const formatShare = (share: number | null): string =>
  share === null ? '–' : `${Math.round(share * 100)}%`;

/**
 * How many were stuck, and where: "12 did not find it helpful, 11 of them
 * blocked at check-credits"; null where nobody shared their status.
 */
export function describeStuck({ votes, helpful, stuck }: SummaryLine): string | null {
  if (stuck.length === 0) return null;
  const MOST = 3;
  const parts = stuck
    .slice(0, MOST)
    .map(({ verdict, step, readers }, index) =>
      [readers, index === 0 ? 'of them' : '', verdict, step ? `at ${step}` : '']
        .filter(Boolean)
        .join(' '),
    );
  return `${votes - helpful} did not find it helpful, ${parts.join(', ')}`;
}

/**
 * The helpful share against the period before, in points; "may be chance"
 * where the earlier share lies within the present one's interval. Null where
 * one of the periods has no votes.
 */
export function describeTrend(line: SummaryLine): string | null {
  const { helpful_share: now, helpful_share_before: before, interval } = line;
  if (now === null || before === null || interval === null) return null;
  const points = Math.round((now - before) * 100);
  if (points === 0) return '± 0';
  const change = points > 0 ? `▲ ${points} points better` : `▼ ${-points} points worse`;
  const mayBeChance = before >= interval.low && before <= interval.high;
  return mayBeChance ? `${change}, may be chance` : change;
}

/** The plot of shares in words. */
export function nameShares(
  rows: readonly Pick<SummaryLine, 'name' | 'votes' | 'helpful_share'>[],
): string {
  const each = rows.map(
    ({ name, votes, helpful_share }) => `${name} ${formatShare(helpful_share)} of ${votes}`,
  );
  return `Helpful share of pages, the most votes against first: ${each.join('; ')}.`;
}

/** The plot of days in words. */
export function nameDays(byDay: FeedbackSummary['by_day']): string {
  const sum = (key: 'helpful' | 'not_helpful') => byDay.reduce((all, day) => all + day[key], 0);
  const busiest = [...byDay].sort(
    (one, other) => other.helpful + other.not_helpful - (one.helpful + one.not_helpful),
  )[0];
  const most = busiest
    ? ` The most on one day: ${busiest.helpful + busiest.not_helpful}, on ${busiest.day}.`
    : '';
  return `Votes of each of ${byDay.length} days: ${sum('helpful')} helpful, ${sum('not_helpful')} not helpful.${most}`;
}
