import type { SummaryLine } from '#src/contracts/feedback-summary.ts';
import { VERDICTS, type Verdict } from '#src/readiness/report.ts';
import { wilsonInterval } from './wilson-interval.ts';

/** What a line of the summary can stand for. */
export type SummaryKind = 'page' | 'step' | 'code';
type Count = number | string;

/** Votes of one name, by what those who did not find it helpful had been told, and where. */
export interface TallyCount {
  verdict: string;
  step: string;
  /** 1 for the period, 0 for the one before. */
  recent: Count;
  votes: Count;
  helpful: Count;
}

export interface OpenCount {
  open: Count;
  ageing: Count;
  oldest_day: string;
}

/** One line of the summary from the counts of its name. */
export function composeLine(
  name: string,
  counts: readonly TallyCount[],
  waiting: OpenCount | null,
  oldest_open: string | null,
): SummaryLine {
  const recent = counts.filter((row) => Number(row.recent) === 1);
  const earlier = counts.filter((row) => Number(row.recent) === 0);
  const [votes, helpful] = [add(recent, 'votes'), add(recent, 'helpful')];
  const before = add(earlier, 'votes');
  return {
    name,
    votes,
    helpful,
    helpful_share: votes > 0 ? helpful / votes : null,
    interval: wilsonInterval(helpful, votes),
    votes_before: before,
    helpful_share_before: before > 0 ? add(earlier, 'helpful') / before : null,
    open: Number(waiting?.open ?? 0),
    ageing: Number(waiting?.ageing ?? 0),
    oldest_open,
    verdicts: countVerdicts(recent),
    stuck: listStuck(recent),
  };
}

const add = (rows: readonly TallyCount[], column: 'votes' | 'helpful') =>
  rows.reduce((sum, row) => sum + Number(row[column]), 0);

function countVerdicts(rows: readonly TallyCount[]): SummaryLine['verdicts'] {
  const readers = (verdict: Verdict) =>
    add(
      rows.filter((row) => row.verdict === verdict),
      'votes',
    );
  return Object.fromEntries(
    VERDICTS.map((verdict) => [verdict, readers(verdict)]),
  ) as SummaryLine['verdicts'];
}

/** The commonest first; a verdict that a later version knows is none of ours. */
function listStuck(rows: readonly TallyCount[]): SummaryLine['stuck'] {
  return rows
    .filter((row) => VERDICTS.some((verdict) => verdict === row.verdict) && Number(row.votes) > 0)
    .map((row) => ({
      verdict: row.verdict as Verdict,
      step: row.step || null,
      readers: Number(row.votes),
    }))
    .sort(
      (one, other) =>
        other.readers - one.readers ||
        one.verdict.localeCompare(other.verdict) ||
        (one.step ?? '').localeCompare(other.step ?? ''),
    );
}
