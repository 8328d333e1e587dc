import { withContext } from '#src/registry/paths.ts';
import type { ReadinessReport } from '#src/readiness/report.ts';
import type { ChosenContext } from './reader-context.ts';

/** A page of the product, told what it is about, so that it can lead back here. */
export function productLink(route: string, report: ReadinessReport, context: ChosenContext) {
  const path = withContext(route, {
    action: context.action,
    target: context.target,
    account: report.account_id ?? undefined,
    code: report.primary ?? undefined,
  });
  const session = report.next.checkout_session_id;
  if (!session || route !== report.next.route) return path;
  return `${path}${path.includes('?') ? '&' : '?'}checkout_session_id=${encodeURIComponent(session)}`;
}
