import type { RunRefusal } from '#src/contracts/runs.ts';
import type { ReadinessReport } from '#src/readiness/report.ts';
import { MAIN_GUIDE, guidePath, withContext } from '#src/registry/paths.ts';
import { findCode, type Registry } from '#src/registry/registry.ts';

/** What was asked to run, as queries spell it. */
export interface AskedRun {
  action: string;
  target: string;
}

/**
 * A refused run as a problem: the code that decides, its page with what was
 * asked, and the one next step. Something unknown decides: `UNVERIFIED`, and
 * the guide itself.
 */
export function describeRefusal(
  registry: Registry,
  report: ReadinessReport,
  { action, target }: AskedRun,
): RunRefusal {
  const { primary: code, next } = report;
  const reason = report.reasons.find((each) => each.code === code);
  const name = (code ?? 'UNVERIFIED').toLowerCase().replaceAll('_', '-');
  return {
    type: `urn:reasonbook:problem:${name}`,
    title: code ? findCode(registry, code).message : UNVERIFIED,
    status: 409,
    code: code ?? 'UNVERIFIED',
    link: withContext(reason?.link ?? guidePath(MAIN_GUIDE), {
      code: code ?? undefined,
      action,
      target,
    }),
    next,
  };
}

const UNVERIFIED = 'Billing does not say enough to decide. Nothing was started.';
