import type { Insertable } from 'kysely';
import type { FeedbackTallyTable } from './tables.ts';

/** What of an item the summary counts, as a row or as reviewers see it. */
export interface Counted {
  page: string;
  step: string | null;
  code: string | null;
  helpful: boolean | number;
  verdict: string | null;
  status: string;
  created_at: string;
}

export type Tally = Insertable<FeedbackTallyTable>;

/** Those that still wait for a decision. */
export const OPEN_STATUSES = ['new', 'triaged', 'in_progress'] as const;

/** What one change of an item adds to the counts of its page, step and code; empty for nothing. */
export function listTallies(before: Counted | null, after: Counted | null): Tally[] {
  const item = after ?? before;
  if (!item) return [];
  const [was, is] = [weigh(before), weigh(after)];
  const change = {
    votes: is.votes - was.votes,
    helpful: is.helpful - was.helpful,
    open: is.open - was.open,
  };
  if (Object.values(change).every((number) => number === 0)) return [];
  const verdict = item.helpful ? '' : (item.verdict ?? '');
  const day = item.created_at.slice(0, 'YYYY-MM-DD'.length);
  return (['page', 'step', 'code'] as const).flatMap((kind) => {
    const name = item[kind];
    const step = kind === 'step' || !verdict ? '' : (item.step ?? '');
    return name === null ? [] : [{ day, kind, name, verdict, step, ...change }];
  });
}

/** One for each row of the counts, with the sum of all that are about it. */
export function mergeTallies(tallies: readonly Tally[]): Tally[] {
  const merged = new Map<string, Tally>();
  for (const each of tallies) {
    const key = JSON.stringify([each.day, each.kind, each.name, each.verdict, each.step]);
    const sum = merged.get(key);
    merged.set(key, {
      ...each,
      votes: (sum?.votes ?? 0) + each.votes,
      helpful: (sum?.helpful ?? 0) + each.helpful,
      open: (sum?.open ?? 0) + each.open,
    });
  }
  return [...merged.values()];
}

/** Spam is no vote. */
function weigh(item: Counted | null): Pick<FeedbackTallyTable, 'votes' | 'helpful' | 'open'> {
  if (!item || item.status === 'spam') return { votes: 0, helpful: 0, open: 0 };
  const isOpen = OPEN_STATUSES.some((status) => status === item.status);
  return { votes: 1, helpful: Number(item.helpful), open: Number(isOpen) };
}
