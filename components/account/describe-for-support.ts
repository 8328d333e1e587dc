import { writeSnapshot } from '#src/contracts/support-snapshot.ts';
import type { ReadinessReport } from '#src/readiness/report.ts';
import type { ChosenContext } from './reader-context.ts';

/**
 * What a reader may send to support: each part is named here, so that nothing
 * else of a report can get in, whatever is added to it later.
 */
export function describeForSupport(
  report: Pick<
    ReadinessReport,
    'verdict' | 'reasons' | 'steps' | 'account_id' | 'version' | 'as_of'
  >,
  { action, target }: Pick<ChosenContext, 'action' | 'target'>,
): string {
  return writeSnapshot({
    verdict: report.verdict,
    codes: report.reasons.map(({ code }) => code),
    action: action ?? null,
    target: target ?? null,
    account: report.account_id,
    version: report.version,
    as_of: report.as_of,
    steps: report.steps.map(({ id, status }) => ({ id, status })),
  });
}
