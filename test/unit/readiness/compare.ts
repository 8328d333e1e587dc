import type { ReadinessReport, ReadinessRequest, ReadinessState } from '#src/readiness/report.ts';
import type { AccountState } from '#src/readiness/account-state.ts';
import type { FieldName } from '#src/registry/names.ts';
import { weigh } from './oracle-facts.ts';
import { decide } from './oracle.ts';
import type { ExpectedNext } from './oracle-next.ts';
import type { Decision } from './oracle.ts';
import { expectCauses, expectStandings, expectStatuses, STEP_FIELDS } from './oracle-steps.ts';
import { NOW } from './states.ts';

function compareNext(report: ReadinessReport, expected: ExpectedNext): string | null {
  const { next } = report;
  if (next.kind !== expected.kind) return `next.kind ${next.kind}, expected ${expected.kind}`;
  if (next.intent !== expected.intent)
    return `next.intent ${next.intent}, expected ${expected.intent}`;
  if (expected.route !== undefined && next.route !== expected.route) {
    return `next.route ${next.route}, expected ${expected.route}`;
  }
  if (next.who !== expected.who) return `next.who ${next.who}, expected ${expected.who}`;
  if (next.available !== expected.available) return `next.available ${next.available}`;
  if (next.account_id !== expected.account_id) return `next.account_id ${next.account_id}`;
  if ((next.alternative !== undefined) !== (expected.hasAlternative === true))
    return 'next.alternative';
  if (next.recheck_after !== expected.recheck_after)
    return `next.recheck_after ${next.recheck_after}`;
  if (next.give_up_at !== expected.give_up_at) {
    return `next.give_up_at ${next.give_up_at}, expected ${expected.give_up_at}`;
  }
  if (next.checkout_session_id !== expected.checkout_session_id) {
    return `next.checkout_session_id ${next.checkout_session_id}`;
  }
  return null;
}

function valueOf(
  field: FieldName,
  account: AccountState,
  request: ReadinessRequest,
): string | number | null {
  const projectId = request.target?.project_id;
  if (
    projectId &&
    (field === 'package_entitlement_status' || field === 'monitoring_entitlement_status')
  ) {
    const project = account.projects.find((one) => one.project_id === projectId);
    return project?.[field] ?? account[field];
  }
  return account[field];
}

function compareSteps(
  report: ReadinessReport,
  state: ReadinessState,
  request: ReadinessRequest,
  decision: Decision,
): string | null {
  const statuses = expectStatuses(decision.situation);
  if (report.steps.length !== statuses.length) return `${report.steps.length} steps`;
  const isBare = state.account === null || decision.situation === 'switch_account';
  const standings = isBare ? null : expectStandings(state, request, decision);
  for (let i = 0; i < statuses.length; i++) {
    const step = report.steps[i]!;
    const [id, fields] = STEP_FIELDS[i]!;
    if (step.id !== id) return `step ${step.id}, expected ${id}`;
    if (step.status !== statuses[i]) return `${id} ${step.status}, expected ${statuses[i]}`;
    if (standings === null) {
      if (step.fields.length > 0) return `${id} shows values`;
      continue;
    }
    if (step.fields.length !== fields.length) return `${id} shows ${step.fields.length} fields`;
    for (let j = 0; j < fields.length; j++) {
      const shown = step.fields[j]!;
      const name = fields[j]!;
      if (shown.name !== name) return `${id}: field ${shown.name}, expected ${name}`;
      if (shown.value !== valueOf(name, state.account!, request))
        return `${id}: ${name} shows ${shown.value}`;
      if (shown.standing !== standings[name])
        return `${id}: ${name} ${shown.standing}, expected ${standings[name]}`;
    }
  }
  return null;
}

function compareReasons(
  report: ReadinessReport,
  state: ReadinessState,
  request: ReadinessRequest,
  decision: Decision,
): string | null {
  if (report.reasons.length !== decision.codes.length) {
    return `codes [${report.reasons.map((reason) => reason.code).join()}], expected [${decision.codes.join()}]`;
  }
  if (report.reasons.length === 0) return null;
  const { account, catalog } = state;
  const { action, target } = request;
  const facts =
    account && action && target && !decision.codes.includes('ACCOUNT_MISMATCH')
      ? weigh(account, catalog, action, target)
      : null;
  for (let i = 0; i < decision.codes.length; i++) {
    const { code, fields } = report.reasons[i]!;
    if (code !== decision.codes[i]) return `code ${code}, expected ${decision.codes[i]}`;
    if (facts === null || code === 'CATALOG_UNSUPPORTED') continue;
    const causes = expectCauses(code, facts, account!, action!);
    if (fields.length !== causes.length || causes.some((field) => !fields.includes(field))) {
      return `${code} because of [${fields.join()}], expected [${causes.join()}]`;
    }
  }
  return null;
}

/** The first difference between a report and the oracle's answer, or null. */
export function compareWithOracle(
  report: ReadinessReport,
  state: ReadinessState,
  request: ReadinessRequest,
  now: Date = NOW,
): string | null {
  const decision = decide(state, request, now);
  if (report.verdict !== decision.verdict)
    return `verdict ${report.verdict}, expected ${decision.verdict}`;
  if (report.primary !== decision.primary)
    return `primary ${report.primary}, expected ${decision.primary}`;
  const account = decision.situation === 'foreign' ? null : state.account;
  if (report.account_id !== (account?.account_id ?? null)) return `account_id ${report.account_id}`;
  if (report.as_of !== (account?.as_of ?? null)) return `as_of ${report.as_of}`;
  if (report.version !== (account?.version ?? null)) return `version ${report.version}`;
  return (
    compareReasons(report, state, request, decision) ??
    compareNext(report, decision.next) ??
    compareSteps(report, state, request, decision)
  );
}
