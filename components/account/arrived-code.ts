import type { ReadinessReport } from '#src/readiness/report.ts';
import type { Code } from '#src/registry/names.ts';
import { gates } from '#src/registry/gates.ts';
import type { ChosenContext } from './reader-context.ts';

/** What to tell somebody whose code is not among those that hold. */
export type ArrivedCode =
  | { kind: 'nothing_holds'; code: Code }
  | { kind: 'other_holds'; code: Code; primary: Code }
  /** A gate stopped before the code was looked at. */
  | { kind: 'not_checked'; code: Code; primary: Code }
  /** Something that it depends on is unknown. */
  | { kind: 'cannot_tell'; code: Code };

/** Null where the code still holds, or where nothing has been asked yet. */
export function compareArrivedCode(
  code: Code | undefined,
  report: ReadinessReport,
  context: ChosenContext,
): ArrivedCode | null {
  if (!code || report.reasons.some((reason) => reason.code === code)) return null;
  const { verdict, primary } = report;
  if (verdict === 'ready') return { kind: 'nothing_holds', code };
  if (primary) return { kind: primary in gates ? 'not_checked' : 'other_holds', code, primary };
  return context.action && context.target ? { kind: 'cannot_tell', code } : null;
}
