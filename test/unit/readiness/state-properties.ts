import type { AccountState } from '#src/readiness/account-state.ts';
import type { Catalog } from '#src/registry/catalog-schema.ts';
import type { ReadinessReport, ReadinessRequest, ReadinessState } from '#src/readiness/report.ts';
import { NEXT_KINDS } from '#src/readiness/report.ts';
import type { Action } from '#src/registry/names.ts';

/** Properties of a single state's report. Each returns the violation in words, or null. */

const BALANCES = {
  scan: 'credit_balance',
  retest: 'credit_balance',
  fix: 'remaining_fix_credits',
  ai: 'ai_credit_balance',
} as const;

interface Effective {
  package: string;
  monitoring: string;
}

function findEffective(account: AccountState, request: ReadinessRequest): Effective {
  const project = account.projects.find((one) => one.project_id === request.target?.project_id);
  return {
    package: project?.package_entitlement_status ?? account.package_entitlement_status,
    monitoring: project?.monitoring_entitlement_status ?? account.monitoring_entitlement_status,
  };
}

function hasEverything(
  account: AccountState,
  catalog: Catalog,
  action: Action,
  held: Effective,
): boolean {
  const plan = catalog.plans.find((one) => one.key === account.package_key);
  if (account.billing_state !== 'active' || held.package !== 'active') return false;
  if (!plan?.actions.includes(action)) return false;
  return action === 'monitoring'
    ? held.monitoring === 'active'
    : (account[BALANCES[action]] ?? 0) >= 1;
}

/** Ready exactly where everything is there; only the subscription may still stand in the way. */
export function checkNoBypassNoFalseBlock(
  report: ReadinessReport,
  state: ReadinessState,
  request: ReadinessRequest,
): string | null {
  const { account, catalog } = state;
  const { action, target } = request;
  const isReady = report.verdict === 'ready';
  if (!account || !action || !target)
    return isReady ? 'ready without account, action or target' : null;
  const isOwned = target.owner_account_id === account.account_id;
  const held = findEffective(account, request);
  const isComplete = isOwned && hasEverything(account, catalog, action, held);
  if (isReady && !isComplete) return 'ready although something is missing';
  const isHeldUp = ['past_due', 'unpaid', 'unknown'].includes(account.subscription_status);
  if (isReady && isHeldUp) return 'ready beside an unsettled subscription';
  return isComplete && !isHeldUp && !isReady ? 'not ready although everything is there' : null;
}

/** While money is in flight there is no checkout; resuming the same open session is none. */
export function checkNoSecondCheckout(
  report: ReadinessReport,
  state: ReadinessState,
  request: ReadinessRequest,
): string | null {
  if (report.next.kind !== 'checkout') return null;
  const account = state.account!;
  const held = findEffective(account, request);
  const { payment_status: payment } = account;
  if (payment === 'processing' || payment === 'unknown')
    return `checkout while payment is ${payment}`;
  if (payment === 'confirmed' && account.open_checkout !== null)
    return 'checkout while a purchase is undelivered';
  const monitoring = request.action === 'monitoring' ? held.monitoring : 'active';
  if (held.package === 'pending' || monitoring === 'pending')
    return 'checkout while an entitlement is pending';
  if (held.package === 'unknown' && monitoring === 'unknown')
    return 'checkout under unknown entitlements';
  if (report.next.intent === 'resume_checkout') {
    if (payment !== 'open') return 'resumes a session that is not open';
    return report.next.checkout_session_id === account.checkout_session_id
      ? null
      : 'resumes another session';
  }
  return null;
}

/** One next step that fits the verdict and the reader, and one current step at most. */
export function checkOneNextStep(
  report: ReadinessReport,
  _state: ReadinessState,
  request: ReadinessRequest,
): string | null {
  const { next, verdict, primary, reasons } = report;
  if (!NEXT_KINDS.includes(next.kind)) return `next.kind ${next.kind}`;
  const isSale = next.kind === 'checkout';
  if (isSale && request.role !== 'owner' && request.role !== 'agency')
    return `a ${request.role} is offered checkout`;
  if (isSale && verdict !== 'blocked') return `checkout at ${verdict}`;
  if (verdict === 'ready' && (next.intent !== 'rerun' || reasons.length > 0 || primary !== null))
    return 'a ready account is told something else';
  if (verdict === 'unverified' && (next.intent !== 'reread' || primary !== null))
    return 'unverified names a decision';
  if (verdict === 'stop' && next.kind !== 'stop') return 'stop has another next step';
  if (verdict === 'blocked' && (primary === null || primary !== reasons[0]?.code))
    return 'blocked without its first code as primary';
  if (verdict === 'blocked' && !['checkout', 'wait', 'switch_account'].includes(next.kind))
    return `blocked, but ${next.kind}`;
  if (
    next.available !== ['checkout', 'retry', 'switch_account'].includes(next.kind) &&
    next.intent !== 'reread'
  )
    return 'available is wrong';
  let currents = 0;
  for (const step of report.steps) if (step.status === 'current') currents++;
  return currents === (verdict === 'stop' ? 0 : 1) ? null : `${currents} current steps`;
}
