import type { Changes } from './plan-change.ts';
import type { FeedbackRow } from './tables.ts';

/** What decides whether two reports say the same of the same place. */
export const KIND = ['page', 'step', 'code', 'category'] as const;

export type Report = Pick<
  FeedbackRow,
  'id' | 'helpful' | 'status' | 'created_at' | (typeof KIND)[number]
>;
export type Fixed = Report & Pick<FeedbackRow, 'version' | 'came_back_by'>;

/** What the resolved item is told. */
export interface ComeBackMark {
  came_back_by: string;
  came_back_at: string;
  /** The version that the item had. */
  version: number;
  changes: Changes;
}

export interface ComeBack {
  /** The resolved item. */
  of: string;
  /** Null where an earlier report has marked it already. */
  mark: ComeBackMark | null;
}

/** Whether a new report says that something resolved is not: of the same kind, and no spam. */
export function planComeBack(report: Report, fixed: Fixed | null): ComeBack | null {
  if (!fixed || fixed.id === report.id) return null;
  if (report.helpful === 1 || report.status === 'spam') return null;
  if (fixed.helpful === 1 || fixed.status !== 'resolved') return null;
  if (KIND.some((key) => report[key] !== fixed[key])) return null;
  if (fixed.came_back_by !== null) return { of: fixed.id, mark: null };
  const { id: came_back_by, created_at: came_back_at } = report;
  const changes = { came_back_by: { from: null, to: came_back_by } };
  return {
    of: fixed.id,
    mark: { came_back_by, came_back_at, version: fixed.version, changes },
  };
}
